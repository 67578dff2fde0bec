import { Injectable } from '@nestjs/common';
import { AppConfig, Clock } from '#platform';
import { AccountRepository, type AdmissionRow } from './account.repository.js';
import { IdentityErrors } from '../identity.errors.js';
import { type SessionBegin } from './session.repository.js';
import { nextStep, type SignInMethod } from './sign-in-steps.rules.js';

export interface Arrival {
  method: SignInMethod;
  provider: string | null;
  factorPassed: boolean;
}

@Injectable()
export class SignInSteps {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** What is left to do for somebody who has come so far. */
  async after(accountId: string, arrival: Arrival): Promise<SessionBegin> {
    const account = await this.accounts.findAdmission(accountId, this.clock.today());
    if (account === null || account.state !== 'active') {
      throw IdentityErrors.signInFailed();
    }
    const { factorEnrolled, mustChangePassword } = account;
    const factorRequired = this.requires(account);
    return { ...arrival, unfinished: nextStep({ ...arrival, factorEnrolled, factorRequired, mustChangePassword }) };
  }

  async isFactorRequired(accountId: string): Promise<boolean> {
    const account = await this.accounts.findAdmission(accountId, this.clock.today());
    return account !== null && this.requires(account);
  }

  private requires({ holdsStrongRole }: AdmissionRow): boolean {
    return this.config.signIn.requireSecondFactor && holdsStrongRole;
  }
}
