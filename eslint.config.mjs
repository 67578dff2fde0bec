import boundaries from 'eslint-plugin-boundaries';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The one ordered array: each lib may import only what stands to its right (docs/ARCHITECTURE.md §1). */
export const LAYERS = [
  'reporting',
  'awards',
  'scoring',
  'movement',
  'planning',
  'records',
  'courses',
  'library',
  'notices',
  'identity',
  'platform',
];

const toTheRight = (lib) => LAYERS.slice(LAYERS.indexOf(lib) + 1);
const mayImport = (from, libs) => ({
  from: { element: { type: from } },
  allow: { to: { element: { type: libs } } },
});
const onlyThroughTheBarrel = LAYERS.flatMap((lib) => [`#${lib}/*`]).filter((pattern) => pattern !== '#platform/*');

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', '.data/**', 'node_modules/**', 'libs/api-client/src/schema.ts', 'coverage/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries, 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: ['tsconfig.json', 'apps/web/tsconfig.json'] }),
      ],
      'import/resolver': { typescript: { project: ['tsconfig.json', 'apps/web/tsconfig.json'] } },
      'boundaries/elements': [
        { type: 'api-client', pattern: 'libs/api-client' },
        ...LAYERS.map((lib) => ({ type: lib, pattern: `libs/${lib}` })),
        { type: 'web-feature', pattern: 'apps/web/src/features/*', capture: ['feature'] },
        { type: 'web-shared', pattern: 'apps/web/src/(api|i18n|theme|ui)' },
        { type: 'web', pattern: 'apps/web' },
        { type: 'app', pattern: 'apps/*' },
        { type: 'migrations', pattern: 'migrations' },
        { type: 'test', pattern: 'test' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...LAYERS.map((lib) => mayImport(lib, [lib, ...toTheRight(lib)])),
            mayImport('platform', ['platform', 'migrations']),
            mayImport('app', ['app', ...LAYERS, 'migrations', 'api-client']),
            mayImport('web', ['web', 'web-feature', 'web-shared', 'api-client']),
            mayImport('web-shared', ['web-shared', 'api-client']),
            mayImport('web-feature', ['web-shared']),
            {
              from: { element: { type: 'web-feature' } },
              allow: { to: { element: { type: 'web-feature', captured: { feature: '{{ from.captured.feature }}' } } } },
            },
            // The home page loads each feature's card; nothing else of a feature is another one's business.
            {
              from: { element: { type: 'web-feature', captured: { feature: 'home' } } },
              allow: { to: { element: { type: 'web-feature', fileInternalPath: '*home-card.tsx' } } },
            },
            mayImport('api-client', ['api-client']),
            mayImport('migrations', ['migrations']),
            mayImport('test', [
              'test',
              'app',
              'web',
              'web-feature',
              'web-shared',
              ...LAYERS,
              'migrations',
              'api-client',
            ]),
          ],
        },
      ],
      'import-x/no-cycle': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: onlyThroughTheBarrel, message: 'Import a lib only through its barrel.' },
            { group: ['../../*', '../../**'], message: 'At most one ../; cross a lib border only through #<lib>.' },
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Configuration is parsed once in platform/config.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use an `as const` object with a same-named type.' },
        { selector: "CallExpression[callee.name='forwardRef']", message: 'No forwardRef: move the wall.' },
        { selector: "Decorator[expression.callee.name='InjectRepository']", message: 'Repositories hold Database.' },
      ],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/platform/**', '**/*.repository.ts', '**/testing/**', '**/*spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: ['typeorm', 'pg', 'minio', 'bullmq', 'ioredis'] }],
    },
  },
  {
    files: [
      'apps/*/src/main.ts',
      'apps/local/**/*.ts',
      'test/**/*.ts',
      '**/*spec.ts',
      'libs/platform/testing/**',
      'libs/platform/src/config/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', '**/*spec.ts', '**/testing/**'],
    rules: { 'max-lines': ['error', { max: 600 }], 'max-lines-per-function': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // A component is markup: 40 lines of logic is the rule for functions, a screen may be longer.
    rules: {
      ...reactHooks.configs.recommended.rules,
      'max-lines-per-function': ['error', { max: 160, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
