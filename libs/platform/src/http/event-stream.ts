import { type FastifyReply } from 'fastify';

export interface ServerEvent {
  readonly name?: string;
  readonly id?: string;
  readonly data: unknown;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Event streams that are open; a shutdown ends them, since they would never end by themselves. */
    openStreams: Set<AbortController>;
  }
}

/** Proxies cut connections that are silent for long, commonly after 30 to 60 seconds. */
const HEARTBEAT_MS = 15_000;

/**
 * Answers with server-sent events until the source ends, the client leaves (the signal is then aborted)
 * or the server stops. Use as `return sendEvents(reply, (signal) => runs.watch(id, signal))` with `@Res() reply`.
 */
export async function sendEvents(
  reply: FastifyReply,
  source: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
  heartbeatMs = HEARTBEAT_MS,
): Promise<void> {
  const leaving = new AbortController();
  const { openStreams } = reply.server;
  const { raw } = openReply(reply);
  const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
  openStreams.add(leaving);
  raw.once('close', () => leaving.abort());
  try {
    for await (const event of source(leaving.signal)) {
      if (leaving.signal.aborted) {
        break;
      }
      if (!raw.write(writtenEvent(event))) {
        await drained(raw, leaving.signal);
      }
    }
  } finally {
    clearInterval(heartbeat);
    openStreams.delete(leaving);
    raw.end();
  }
}

function openReply(reply: FastifyReply): FastifyReply {
  void reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would otherwise hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 3000\n\n');
  return reply;
}

function writtenEvent({ name, id, data }: ServerEvent): string {
  const head = (id === undefined ? '' : `id: ${id}\n`) + (name === undefined ? '' : `event: ${name}\n`);
  return `${head}data: ${JSON.stringify(data)}\n\n`;
}

function drained(raw: FastifyReply['raw'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    raw.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
