// One configuration, three rings: unit (*.spec.ts), medium (*.medium-spec.ts), end to end (*.e2e-spec.ts, *.browser-spec.ts).
// jest compiles to CommonJS with Nest's ES modules transformed too: native ESM in jest needs Node 24 (docs/decisions/0001).
const swc = (parser, extra = {}) => [
  '@swc/jest',
  {
    jsc: { target: 'es2022', keepClassNames: true, parser, ...extra },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'load-esm',
  'uuid',
  'content-disposition',
  '@fastify/cookie',
  'openapi-fetch',
  '@tus',
  'srvx',
  'cookie-es',
  'openid-client',
  'oauth4webapi',
  'jose',
  'cookie',
];

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/migrations'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  cacheDirectory: '<rootDir>/.cache/jest',
  transform: {
    '^.+\\.tsx?$': swc(
      { syntax: 'typescript', decorators: true, tsx: false },
      { transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } },
    ),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: {
    '^#platform/testing$': '<rootDir>/libs/platform/testing/index.ts',
    '^#local/demo$': '<rootDir>/apps/local/src/demo.ts',
    '^#migrations$': '<rootDir>/migrations/index.ts',
    '^#(platform|identity|library|courses|records|planning|scoring|awards|reporting|api-client)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^~/(.*)\\.js$': '<rootDir>/apps/web/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/jest-setup.ts'],
};

export default {
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'medium',
      testMatch: ['**/*.medium-spec.ts'],
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['**/*.browser-spec.ts'],
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
    },
  ],
};
