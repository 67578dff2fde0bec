import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line, event and job of one request or job run carries along. */
export interface CallContext {
  correlationId: string | null;
  /** Name of who acts; for people the account id. */
  actor: string | null;
}

const contexts = new AsyncLocalStorage<CallContext>();
const NOTHING: CallContext = { correlationId: null, actor: null };

export function currentContext(): CallContext {
  return contexts.getStore() ?? NOTHING;
}

export function withContext<T>(context: CallContext, work: () => T): T {
  return contexts.run(context, work);
}

/** The guard learns who acts only after the request has begun: it fills in the context of this request. */
export function nameActor(actor: string): void {
  const context = contexts.getStore();
  if (context) context.actor = actor;
}
