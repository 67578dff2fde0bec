import { Body, Controller, Get, HttpCode, Module, Post, Query, Res } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { AppConfig } from '../config/app-config.js';
import { loadConfig } from '../config/app-config.js';
import { currentContext } from '../telemetry/call-context.js';
import { Metrics } from '../telemetry/metrics.js';
import { type Actor } from './actor.js';
import { Authenticator, type AuthRequest } from './authenticator.js';
import { createApi } from './create-api.js';
import { DomainError } from './domain.errors.js';
import { sendEvents } from './event-stream.js';
import { Flag, ListOf, Nested, Text, Whole } from './fields.js';
import { PageQuery } from './page.dto.js';
import { buildOpenApi } from './open-api.js';
import { definePermission } from './permission.js';
import { type ProblemDto } from './problem.dto.js';
import { CurrentActor, IdParam, Public, Requires } from './route.decorators.js';

const readNotes = definePermission({ code: 'notes.read', roles: ['reader'], says: { vi: 'Đọc', en: 'Read' } });

class LineDto {
  @Text({ max: 20 })
  text!: string;
}

class NoteDto {
  @Text({ max: 40 })
  title!: string;

  @ListOf(() => LineDto, { max: 3 })
  lines!: LineDto[];

  @Nested(() => LineDto, { optional: true })
  foot?: LineDto;

  @ListOf(() => String, { optional: true, format: 'uuid' })
  about?: string[];
}

class NoteQuery extends PageQuery {
  @Flag({ optional: true })
  mine?: boolean;

  @ListOf(() => Number, { optional: true })
  year?: number[];

  @Whole({ optional: true, nullable: true })
  least?: number | null;
}

@Controller('api/notes')
@ApiTags('notes')
class NotesController {
  @Get()
  @Requires(readNotes)
  list(@Query() query: NoteQuery): NoteQuery {
    return query;
  }

  @Get('who')
  @Requires(readNotes)
  who(@CurrentActor() actor: Actor): { name: string; context: object } {
    return { name: actor.name, context: currentContext() };
  }

  @Get('events')
  @Public()
  events(@Res() reply: FastifyReply): Promise<void> {
    return sendEvents(reply, async function* () {
      yield { name: 'step', data: { done: 1 } };
      yield { name: 'step', data: { done: 2 } };
    });
  }

  @Get('broken')
  @Public()
  broken(): never {
    throw new TypeError('a secret detail');
  }

  @Get('busy')
  @Public()
  busy(): never {
    throw new DomainError('notes.too-busy', 'too-many', { retryAfterSeconds: 7 });
  }

  @Get(':id')
  @Public()
  one(@IdParam() id: string): { id: string } {
    return { id };
  }

  @Post()
  @HttpCode(200)
  @Public()
  write(@Body() note: NoteDto): { note: NoteDto; correlationId: string | null } {
    return { note, correlationId: currentContext().correlationId };
  }
}

class NamedInHeader extends Authenticator {
  async authenticate({ authorization }: AuthRequest): Promise<Actor | null> {
    const [name, role] = (authorization ?? '').split(' ');
    return name && role
      ? {
          kind: 'person',
          accountId: name,
          personId: null,
          name,
          grants: [{ role, unitId: 'u' }],
          scopes: [],
          sessionId: null,
        }
      : null;
  }
}

@Module({ controllers: [NotesController], providers: [Metrics, { provide: Authenticator, useClass: NamedInHeader }] })
class NotesModule {}

class UnmarkedController {
  open(): void {}
}
Controller('api/unmarked')(UnmarkedController);
Get()(
  UnmarkedController.prototype,
  'open',
  Object.getOwnPropertyDescriptor(UnmarkedController.prototype, 'open') ?? {},
);

@Module({
  controllers: [UnmarkedController],
  providers: [Metrics, { provide: Authenticator, useClass: NamedInHeader }],
})
class UnmarkedModule {}

const config: AppConfig = loadConfig({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  STORAGE_DIR: '/tmp',
  APP_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'https://tuhoc.example',
});

describe('the HTTP layer', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    app = await createApi(NotesModule, config);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  const reader = { authorization: 'lan reader' };
  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, init);
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    call('/api/notes', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  async function refusal(answer: Promise<Response>): Promise<ProblemDto> {
    const response = await answer;
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = (await response.json()) as ProblemDto;
    expect(problem.status).toBe(response.status);
    expect(problem.correlationId).toBe(response.headers.get('x-correlation-id') ?? problem.correlationId);
    return problem;
  }

  describe('who may call', () => {
    it('does not start with a route that names no permission', async () => {
      await expect(createApi(UnmarkedModule, config)).rejects.toThrow('UnmarkedController.open');
    });

    it('answers 401 to nobody and 403 to somebody without the role', async () => {
      expect(await refusal(call('/api/notes'))).toMatchObject({ status: 401, code: 'http.unauthenticated' });
      expect(await refusal(call('/api/notes', { headers: { authorization: 'an stranger' } }))).toMatchObject({
        status: 403,
        code: 'http.forbidden',
        facts: { permission: 'notes.read' },
      });
    });

    it('hands the actor to the route and to the log context', async () => {
      const response = await call('/api/notes/who', { headers: { ...reader, 'x-correlation-id': 'trace-12345' } });
      expect(await response.json()).toEqual({ name: 'lan', context: { correlationId: 'trace-12345', actor: 'lan' } });
    });

    it('refuses what another site makes a browser send', async () => {
      const foreign = post('{}', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
      expect(await refusal(foreign)).toMatchObject({ status: 403, code: 'http.foreign-origin' });
      expect((await refusal(post('{}', { origin: 'https://tuhoc.example' }))).code).toBe('http.invalid-input');
    });
  });

  describe('input', () => {
    it('lists every fault with its path', async () => {
      const problem = await refusal(post(JSON.stringify({ title: '', lines: [{ text: 5 }], more: 1 })));
      expect(problem).toMatchObject({ status: 400, code: 'http.invalid-input' });
      expect(problem.errors?.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual([
        'lines.0.text isString',
        'lines.0.text maxLength',
        'lines.0.text minLength',
        'more whitelistValidation',
        'title minLength',
      ]);
    });

    it.each([
      ['an array', '[]'],
      ['null', 'null'],
      ['a number', '7'],
      ['a list of lists', '{"title":"a","lines":[[{"text":"b"}]]}'],
      ['a list for an object', '{"title":"a","lines":[],"foot":[]}'],
      ['null where the field may only be left out', '{"title":"a","lines":[],"foot":null}'],
      ['text that PostgreSQL cannot hold', '{"title":"a\\u0000","lines":[]}'],
      ['nesting beyond measure', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)},"lines":[]}`],
      ['too long a list', '{"title":"a","lines":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"4"}]}'],
      ['values of another kind in a list', '{"title":"a","lines":[],"about":["x"]}'],
      ['a lost bracket', '{"title":'],
      ['a poisoned prototype', '{"__proto__":{"title":"a"}}'],
    ])('refuses %s', async (_, body) => {
      expect((await refusal(post(body))).status).toBe(400);
    });

    it('brings text into composed form and cuts the spaces at its ends', async () => {
      const response = await post(JSON.stringify({ title: '  Học\u0323 '.normalize('NFD'), lines: [] }));
      expect(((await response.json()) as { note: NoteDto }).note.title).toBe('Học\u0323'.normalize('NFC'));
    });

    it('keeps the correlation id beyond the reading of a body', async () => {
      const response = await post('{"title":"a","lines":[]}', { 'x-correlation-id': 'trace-98765' });
      expect(await response.json()).toMatchObject({ correlationId: 'trace-98765' });
    });

    it('reads numbers, flags and lists of a query string', async () => {
      const response = await call('/api/notes?page=2&mine=true&year=2026&least=3', { headers: reader });
      expect(await response.json()).toEqual({ page: 2, size: 20, mine: true, year: [2026], least: 3 });
      expect((await refusal(call('/api/notes?page=two', { headers: reader }))).errors?.[0]?.path).toBe('page');
    });

    it('refuses an id that is none', async () => {
      expect(await refusal(call('/api/notes/7'))).toMatchObject({
        status: 400,
        errors: [{ path: 'id', rule: 'isUuid' }],
      });
    });

    it('answers wrong media types, too large bodies and unknown addresses with their own problems', async () => {
      expect(await refusal(post('a=b', { 'content-type': 'text/plain' }))).toMatchObject({
        status: 415,
        code: 'http.unsupported-media-type',
      });
      expect(await refusal(post(`{"title":"${'x'.repeat(1_100_000)}"}`))).toMatchObject({
        status: 413,
        code: 'http.too-large',
      });
      expect(await refusal(call('/api/nothing'))).toMatchObject({ status: 404, code: 'http.no-such-route' });
      expect((await refusal(call('/api/notes/%ZZ'))).status).toBe(400);
    });
  });

  describe('failures', () => {
    it('hides what went wrong inside and names the request', async () => {
      const problem = await refusal(call('/api/notes/broken'));
      expect(problem).toMatchObject({ status: 500, code: 'http.unexpected' });
      expect(JSON.stringify(problem)).not.toContain('secret');
    });

    it('tells when to come back', async () => {
      expect((await call('/api/notes/busy')).headers.get('retry-after')).toBe('7');
    });
  });

  it('sends events until the source ends', async () => {
    const response = await call('/api/notes/events');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(await response.text()).toBe(
      'retry: 3000\n\nevent: step\ndata: {"done":1}\n\nevent: step\ndata: {"done":2}\n\n',
    );
  });

  it('describes permission, names and refusals in the API document', () => {
    const operation = buildOpenApi(app).paths['/api/notes']?.get;
    expect(operation).toMatchObject({ operationId: 'notes_list', summary: 'List', 'x-permission': 'notes.read' });
    expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '400', '401', '403']);
  });
});
