import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { accountOf } from '../accounts/account-of.rules.js';
import { Admission, type Browser, type SignedIn } from '../accounts/admission.service.js';
import { SignInSteps } from '../accounts/sign-in-steps.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { SecondFactorCheck } from './second-factor-check.service.js';
import { SecondFactorRepository } from './second-factor.repository.js';

export interface FactorState {
  enrolledAt: Date | null;
  recoveryCodesLeft: number;
  required: boolean;
}

/** The second factor of the signed-in person: a time-based code (RFC 6238) with recovery codes beside it. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly steps: SignInSteps,
    private readonly check: SecondFactorCheck,
    private readonly admission: Admission,
    private readonly audit: AuditTrail,
  ) {}

  async describe(actor: Actor): Promise<FactorState> {
    const accountId = accountOf(actor);
    const factor = await this.repository.find(accountId);
    return {
      enrolledAt: factor?.confirmedAt ?? null,
      recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
      required: await this.steps.isFactorRequired(accountId),
    };
  }

  async remove(actor: Actor, code: string): Promise<void> {
    const accountId = accountOf(actor);
    if (await this.steps.isFactorRequired(accountId)) {
      throw IdentityErrors.factorRequired();
    }
    await this.check.demand(accountId, code);
    await this.database.transaction(async () => {
      await this.repository.delete(accountId);
      const subject = { kind: 'account', id: accountId };
      await this.audit.record(actor, { action: 'identity.second-factor-removed', subject, personId: actor.personId });
    });
  }

  /** The step of a sign-in: a code of the app, or a recovery code, which is used up. */
  async pass(actor: Actor, code: string, browser: Browser): Promise<SignedIn> {
    if (actor.unfinished !== 'second-factor') {
      throw IdentityErrors.stepOver();
    }
    await this.check.demand(accountOf(actor), code);
    return this.admission.goOn(actor, { factor: true }, browser);
  }
}
