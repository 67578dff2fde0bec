export interface Grant {
  readonly role: string;
  readonly unitId: string;
  /** The person who lends it while absent; missing for what is held by own right. */
  readonly lentBy?: string | null;
}

/** Who asks: a signed-in person, another system with a service token, or this system itself. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'system';
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly scopes: readonly string[];
  readonly sessionId: string | null;
  /** What a person has to do before the session opens anything else; absent once the sign-in is finished. */
  readonly unfinished?: string;
}

/** The worker acts under this; the reason is what the audit chain shows. */
export function systemActor(reason: string): Actor {
  return { kind: 'system', accountId: null, personId: null, name: reason, grants: [], scopes: [], sessionId: null };
}
