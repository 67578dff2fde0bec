import { type Actor } from './actor.js';

/** The part of a request by which an actor is known; nothing else of HTTP reaches the identity domain. */
export interface AuthRequest {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | null;
  readonly address: string;
}

/** Provided by the identity domain; null means that nobody is signed in. */
export abstract class Authenticator {
  abstract authenticate(request: AuthRequest): Promise<Actor | null>;
}
