import * as fc from 'fast-check';
import { type ProblemDto } from '#platform';
import { type TestApi } from '#platform/testing';
import { InputArbitraries, hostileValue } from './hostile-input.js';
import { bootWalkedApi, type Caller, OPERATIONS, type Parameter, SCHEMAS, type WalkedOperation } from './walked-api.js';

const RUNS = Number(process.env['WALK_RUNS'] ?? 10);
const FOREIGN = '01990000-0000-7000-8000-000000000000';
const BAD_PATH_PARTS = ['0', 'x', '%00', '..%2f..%2fetc', '%ff', "'", 'a'.repeat(3_000)];

interface Sent {
  readonly caller?: Caller | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: string | undefined;
  readonly type?: string;
}

describe('every route of the API document', () => {
  let api: TestApi;
  let ids: string[];

  beforeAll(async () => {
    api = await bootWalkedApi();
    ids = await harvestIds();
  }, 60_000);
  afterAll(() => api.close(), 30_000);

  function send(operation: WalkedOperation, { caller, params = {}, query = '', body, type }: Sent): Promise<Response> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? FOREIGN);
    const sendsBody = body !== undefined && operation.method !== 'GET' && operation.method !== 'HEAD';
    return fetch(`${api.url}${path}${query}`, {
      method: operation.method,
      redirect: 'manual',
      headers: {
        ...(caller && { authorization: caller }),
        ...(sendsBody && { 'content-type': type ?? 'application/json' }),
      },
      ...(sendsBody && { body }),
    });
  }

  /** Ids of rows that are really there, from all lists that need no parameter. */
  async function harvestIds(): Promise<string[]> {
    const lists = OPERATIONS.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const answers = await Promise.all(
      lists.map((list) => send(list, { caller: 'everyone' }).then((answer) => answer.text())),
    );
    const found = answers.join(' ').match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
    return [FOREIGN, ...new Set(found)];
  }

  /** A refusal is a problem document with a stable code; a failure of the server is never an answer. */
  async function expectRefusal(answer: Response, method: string): Promise<ProblemDto | null> {
    const text = await answer.text();
    if (answer.status < 400 || answer.status > 499) {
      throw new Error(`${answer.status} instead of a refusal: ${text.slice(0, 500)}`);
    }
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    if (method === 'HEAD') {
      return null;
    }
    const problem = JSON.parse(text) as ProblemDto;
    expect(problem).toMatchObject({
      status: answer.status,
      code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/) as string,
    });
    return problem;
  }

  async function expectNoFailure(answer: Response, method: string): Promise<void> {
    if (answer.status >= 400) {
      await expectRefusal(answer, method);
      return;
    }
    await answer.body?.cancel();
  }

  describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
    const { method, permission, body, parameters } = operation;
    const of = (place: Parameter['in']): readonly Parameter[] =>
      parameters.filter((parameter) => parameter.in === place);
    const pathParameters = of('path');

    if (permission !== undefined) {
      it('turns away who is not signed in, and who lacks the permission', async () => {
        expect((await send(operation, {})).status).toBe(401);
        const refused = await send(operation, { caller: 'stranger' });
        expect(refused.status).toBe(403);
        await expectRefusal(refused, method);
      });
    }

    if (body !== undefined) {
      it.each([
        ['malformed', '{"a":', 'application/json', 400],
        ['of another shape', '[]', 'application/json', 400],
        ['of another kind', 'a=b', 'text/plain', 415],
        ['too large', `{"a":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413],
      ])('refuses a body that is %s', async (__, text, type, status) => {
        const answer = await send(operation, { caller: 'everyone', body: text, type });
        expect(answer.status).toBe(status);
        await expectRefusal(answer, method);
      });
    }

    if (pathParameters.length > 0) {
      it.each(BAD_PATH_PARTS.map((part) => [part.slice(0, 20), part]))(
        'refuses %s in its address',
        async (__, part) => {
          for (const { name } of pathParameters) {
            await expectRefusal(
              await send(operation, { caller: 'everyone', params: { [name]: part }, body: '{}' }),
              method,
            );
          }
        },
      );
    }

    it('answers whatever comes with a success or a refusal', async () => {
      const values = new InputArbitraries(SCHEMAS, ids);
      const texts = (schemas: readonly Parameter[]): fc.Arbitrary<Record<string, unknown>> =>
        fc.record(Object.fromEntries(schemas.map(({ name, schema = {} }) => [name, values.mostlyFitting(schema)])), {
          requiredKeys: schemas.filter(({ required }) => required).map(({ name }) => name),
        });
      const input = fc.record({
        caller: fc.constantFrom<Caller>('everyone', 'everyone', 'machine'),
        params: texts(pathParameters).map((found) => mapped(found, (value) => encodeURIComponent(asText(value)))),
        query: texts(of('query')).map(queryOf),
        body:
          body === undefined
            ? fc.constant(undefined)
            : fc.oneof(values.mostlyFitting(body), hostileValue).map((value) => JSON.stringify(value)),
      });
      await fc.assert(
        fc.asyncProperty(input, async (sent) => expectNoFailure(await send(operation, sent), method)),
        { numRuns: RUNS, seed: 20_261_124, endOnFailure: true },
      );
    }, 60_000);
  });
});

function mapped<V, R>(record: Readonly<Record<string, V>>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** Lone surrogates have no encoding. An empty part would make it another address. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.replace(/\p{Surrogate}/gu, '\ufffd') || 'x';
}

function queryOf(found: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(found).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, asText(one)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs as [string, string][]).toString()}`;
}
