import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { accountOf } from './account-of.rules.js';
import { IdentityAuthenticator } from './identity-authenticator.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { type OpenedSession, Sessions } from './session.service.js';
import { type Arrival, SignInSteps } from './sign-in-steps.service.js';
import { SignInTrail } from './sign-in-trail.service.js';

export interface Browser {
  userAgent: string | null;
  /** The cookie that came along; its session ends with the next one. */
  previousToken: string | null;
}

export interface SignedIn {
  session: OpenedSession;
  actor: Actor;
}

/** Lets somebody who has proven to own an account in, one step after the other. */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly steps: SignInSteps,
    private readonly sessions: Sessions,
    private readonly trail: SignInTrail,
    private readonly authenticator: IdentityAuthenticator,
  ) {}

  async admit(accountId: string, arrival: Arrival, browser: Browser): Promise<SignedIn> {
    const session = await this.database.transaction(async () => {
      const begun = await this.steps.after(accountId, arrival);
      const opened = await this.sessions.open(accountId, browser.userAgent, browser.previousToken, begun);
      if (begun.unfinished === null) {
        await this.trail.success(accountId, begun);
      }
      return opened;
    });
    const actor = await this.authenticator.bySession(session.token);
    if (actor === null) {
      throw IdentityErrors.signInFailed();
    }
    return { session, actor };
  }

  /** After a step: the next one begins with a new token, so that no cookie outlives what it was good for. */
  async goOn(actor: Actor, passed: { factor: boolean }, browser: Browser): Promise<SignedIn> {
    const begun = await this.sessions.beginOf(actor);
    if (begun === null) {
      throw IdentityErrors.signedInPeopleOnly();
    }
    const { method, provider, factorPassed } = begun;
    return this.admit(accountOf(actor), { method, provider, factorPassed: factorPassed || passed.factor }, browser);
  }
}
