import { currentContext } from '../telemetry/call-context.js';

/** What really lies in the queue: the payload, and who set it off within which request. */
export interface Envelope {
  payload: object;
  correlationId: string | null;
  actor: string | null;
}

export function sealed(payload: object): Envelope {
  const { correlationId, actor } = currentContext();
  return { payload, correlationId, actor };
}
