import { type Readable } from 'node:stream';

const UNESCAPED: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

function unescape(field: string): string {
  if (!field.includes('\\')) return field;
  if (field === '\\N') return '';
  return field.replace(/\\(.)/g, (_, character: string) => UNESCAPED[character] ?? character);
}

/** The rows of `COPY … TO STDOUT` in text format, a batch a chunk; NULL becomes the empty string. */
export async function* copyRows(stream: Readable): AsyncIterable<string[][]> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const text = rest + chunk;
    const end = text.lastIndexOf('\n');
    rest = text.slice(end + 1);
    if (end === -1) continue;
    const escaped = text.includes('\\');
    const rows = text
      .slice(0, end)
      .split('\n')
      .map((line) => line.split('\t'));
    yield escaped ? rows.map((row) => row.map(unescape)) : rows;
  }
}
