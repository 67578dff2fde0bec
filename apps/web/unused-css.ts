import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const CLASS_OF_LIBRARY = /\.(m_[0-9a-f]+)/g;
const SHEET = '@mantine/core/styles.layer.css';

interface Folders {
  /** Our own code, of which the imports are read. */
  readonly source: string;
  /** `@mantine/core`, built. */
  readonly library: string;
}

/**
 * Mantine's style sheet holds every component; each component's module names the classes that it wears. What no
 * imported component wears is left out, before the build takes the hash of the sheet for its name.
 */
export function withoutUnusedLibraryCss(folders: Folders): Plugin {
  return {
    name: 'without-unused-library-css',
    apply: 'build',
    enforce: 'pre',
    transform(css, id) {
      if (!id.endsWith(SHEET)) return null;
      const worn = wornClasses(folders);
      return { code: keptRules(css, (name) => worn.has(name)), map: null };
    },
  };
}

/** The classes of the imported components and of everything that they are made of. */
export function wornClasses({ source, library }: Folders): Set<string> {
  const barrel = join(library, 'esm/index.mjs');
  const homes = new Map(importsOf(barrel).flatMap(({ names, path }) => names.map((name) => [name, path] as const)));
  const worn = new Set<string>();
  const walked = new Set<string>();
  const walk = (path: string | undefined): void => {
    if (path === undefined || walked.has(path)) return;
    walked.add(path);
    for (const name of readFileSync(path, 'utf8').match(/\bm_[0-9a-f]{6,}\b/g) ?? []) worn.add(name);
    for (const inner of importsOf(path)) walk(inner.path);
  };
  for (const name of libraryNamesIn(source)) walk(homes.get(name));
  return worn;
}

function libraryNamesIn(source: string): Set<string> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const code = files.map((path) => readFileSync(join(source, path), 'utf8')).join('\n');
  const lists = [...code.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].map(([, list = '']) => list);
  return new Set(lists.flatMap((list) => list.match(/\w+/g) ?? []));
}

function importsOf(path: string): { names: string[]; path: string }[] {
  const lines = readFileSync(path, 'utf8').matchAll(/^import (.*?) ?(?:from )?"(\.[^"]+\.mjs)";$/gm);
  return [...lines].map(([, list = '', target = '']) => ({
    names: list.match(/\w+/g) ?? [],
    path: resolve(dirname(path), target),
  }));
}

/** Walks the sheet by its braces: a block with a selector is kept or dropped, an at-rule is entered. */
export function keptRules(css: string, isWorn: (name: string) => boolean): string {
  let kept = '';
  let start = 0;
  for (let at = 0; at < css.length; at += 1) {
    const sign = css[at];
    if (sign === ';' || sign === '}') {
      kept += css.slice(start, at + 1);
      start = at + 1;
    } else if (sign === '{') {
      const head = css.slice(start, at).trim();
      const end = closingBrace(css, at);
      const body = css.slice(at + 1, end);
      if (/^@(layer|media|supports|container)/.test(head)) {
        const inner = keptRules(body, isWorn);
        if (inner.trim() !== '') kept += `${head}{${inner}}`;
      } else if (head.startsWith('@') || canApply(head, isWorn)) {
        kept += `${head}{${body}}`;
      }
      at = end;
      start = end + 1;
    }
  }
  return kept + css.slice(start);
}

function canApply(selector: string, isWorn: (name: string) => boolean): boolean {
  return [...selector.matchAll(CLASS_OF_LIBRARY)].every(([, name = '']) => isWorn(name)) || selector.includes(',');
}

function closingBrace(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}
