import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const CLASS_OF_LIBRARY = /\.(m_[0-9a-f]+)/g;

/**
 * Mantine's style sheet holds every component; its classes are named in the code of the component that wears them.
 * A rule whose class no code in the build names can never apply, so it is left out (about half of the sheet).
 */
export function withoutUnusedLibraryCss(): Plugin {
  return {
    name: 'without-unused-library-css',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const code = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
      const worn = new Set(code.match(/m_[0-9a-f]+/g));
      for (const file of files) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const css = String(file.source);
        const kept = keptRules(css, (name) => worn.has(name));
        if (kept.length === css.length) continue;
        const named = file.fileName;
        file.source = kept;
        const page = bundle['index.html'];
        renameByContent(file, page?.type === 'asset' ? page : undefined, kept);
        if (code.includes(named)) this.error('The pruned style sheet is named in a chunk, whose hash would lie');
      }
    },
  };
}

/** The name carried the hash of the whole sheet: browsers would keep an old pruned one for a year. */
function renameByContent(file: { fileName: string }, page: { source: unknown } | undefined, content: string): void {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const name = file.fileName.replace(/-[\w-]{8}\.css$/, `-${hash}.css`);
  if (page) page.source = String(page.source).replaceAll(file.fileName, name);
  file.fileName = name;
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
