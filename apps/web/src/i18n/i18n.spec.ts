import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(process.cwd(), 'apps/web/src');
const read = (path: string): string => readFileSync(join(SOURCE, path), 'utf8');
const find = (pattern: RegExp): string[] => filesIn(SOURCE).filter((path) => pattern.test(path));
const namespaceOf = (path: string): string => path.split('/').at(-2) ?? path;

const texts = new Map(find(/i18n\.vi\.json$/).map((path) => [namespaceOf(path), keysOf(path)]));

describe('Texts of the web application', () => {
  it.each([...texts.keys()])('are the same keys in both languages in %s', (namespace) => {
    const [english] = find(new RegExp(`(^|/)${namespace}/i18n\\.en\\.json$`));
    expect(english && keysOf(english)).toEqual(texts.get(namespace));
  });

  it('have no empty text', () => {
    const empty = find(/i18n\.(vi|en)\.json$/).filter((path) => /:\s*""/.test(read(path)));
    expect(empty).toEqual([]);
  });

  it('exist for every key that a component asks for', () => {
    const asked = find(/\.tsx?$/).flatMap((path) => askedIn(path));
    const missing = asked.filter(({ namespace, key }) => !hasText(namespace, key));
    expect(asked.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it('stand in the language files and never in a component', () => {
    const vietnamese = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i;
    const literal = find(/\.tsx$/).filter((path) => vietnamese.test(codeOf(path)));
    expect(literal).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

function codeOf(path: string): string {
  return read(path).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$| \/\/ .*$/gm, '');
}

function keysOf(path: string): string[] {
  const flatten = (value: unknown, prefix: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key))
      : [prefix];
  return flatten(JSON.parse(read(path)), '').sort();
}

/** `t('key')` in the namespace that the file's `useTranslation('…')` names; computed keys are beyond a reader of text. */
function askedIn(path: string): { path: string; namespace: string; key: string }[] {
  const code = codeOf(path);
  const own = /useTranslation\('([\w-]+)'\)/.exec(code)?.[1];
  if (own === undefined || own === 'problems') return [];
  return [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => {
    const [namespace, inner] = key.includes(':') ? key.split(':') : [own, key];
    return { path, namespace: namespace ?? own, key: inner ?? key };
  });
}

function hasText(namespace: string, key: string): boolean {
  const keys = texts.get(namespace) ?? [];
  return keys.includes(key) || keys.includes(`${key}_other`);
}
