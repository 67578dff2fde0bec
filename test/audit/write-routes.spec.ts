import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, WRITES } from './write-routes.js';

const ROOT = join(__dirname, '..', '..');
const WRITING = ['post', 'put', 'patch', 'delete'];

type Tree = { readonly [key: string]: Tree | string };

const json = (path: string): Tree => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Tree;

const sources = readdirSync(join(ROOT, 'libs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.service.ts') || path.endsWith('.controller.ts'))
  .map((path) => readFileSync(join(ROOT, 'libs', path), 'utf8'))
  .join('\n');

/** The code in one piece, or put together of a common beginning and the deed. */
const isRecorded = (action: string): boolean =>
  [action, action.slice(action.indexOf('.') + 1), action.slice(action.lastIndexOf('-') + 1)].some((text) =>
    sources.includes(`'${text}'`),
  );

describe('the writes of the API', () => {
  it('each have a line that says what they leave in the trail, and no line is left of a route that is gone', () => {
    const paths = json('libs/api-client/openapi.json')['paths'] as Tree;
    const writes = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item as Tree).flatMap((verb) => (WRITING.includes(verb) ? [`${verb.toUpperCase()} ${path}`] : [])),
    );
    expect(Object.keys(WRITES).sort()).toEqual(writes.sort());
  });

  it('record what the table says, with a sentence for it in both languages', () => {
    const sentences = ['vi', 'en'].map((language) => json(`apps/web/src/features/audit/i18n.${language}.json`));
    const lacking = ACTIONS.flatMap((action) => {
      const [domain = '', deed = ''] = action.split('.');
      const said = sentences.every((file) =>
        ['sentences', 'actions'].every(
          (group) => ((file[group] as Tree)[domain] as Tree | undefined)?.[deed] !== undefined,
        ),
      );
      return [
        ...(said ? [] : [`${action}: no sentence`]),
        ...(isRecorded(action) ? [] : [`${action}: never recorded`]),
      ];
    });
    expect(lacking).toEqual([]);
  });

  it('give a reason where they record nothing', () => {
    const reasons = Object.values(WRITES).flatMap((trace) => ('none' in trace ? [trace.none] : []));
    expect(reasons.filter((reason) => reason.length < 30)).toEqual([]);
  });
});
