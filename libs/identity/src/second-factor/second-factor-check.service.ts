import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { FAILURES_BEFORE_LOCK } from '../accounts/account.rules.js';
import { SignInAttemptRepository } from '../accounts/sign-in-attempt.repository.js';
import { SignInTrail } from '../accounts/sign-in-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { FactorVault } from './factor-vault.service.js';
import { isOneTimeCode, normaliseCode } from './one-time-code.rules.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** Whether a code is right now, once: six figures would be guessed quickly if they could be tried at will. */
@Injectable()
export class SecondFactorCheck {
  constructor(
    private readonly repository: SecondFactorRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly trail: SignInTrail,
    private readonly vault: FactorVault,
    private readonly clock: Clock,
  ) {}

  async demand(accountId: string, typed: string): Promise<void> {
    await this.countAttempt(accountId);
    const code = normaliseCode(typed);
    const fits = isOneTimeCode(code) ? await this.useCode(accountId, code) : await this.useRecovery(accountId, code);
    if (!fits) {
      await this.trail.failure(accountId, 'second-factor');
      throw IdentityErrors.codeWrong();
    }
    await this.forgive(accountId);
  }

  async countAttempt(accountId: string): Promise<void> {
    const limit = { key: keyOf(accountId), limit: FAILURES_BEFORE_LOCK };
    const seconds = await this.attempts.count([limit], this.clock.now());
    if (seconds > 0) {
      throw IdentityErrors.signInLocked(seconds);
    }
  }

  async forgive(accountId: string): Promise<void> {
    await this.attempts.forgiveOne(keyOf(accountId));
  }

  private async useCode(accountId: string, code: string): Promise<boolean> {
    const sealed = (await this.repository.find(accountId))?.secret ?? null;
    const found = sealed === null ? null : this.vault.check(sealed, accountId, code);
    return found !== null && (await this.repository.useStep(accountId, found.step));
  }

  private async useRecovery(accountId: string, code: string): Promise<boolean> {
    const hash = this.vault.hashRecoveryCode(code);
    if (!(await this.repository.useRecoveryCode(accountId, hash, this.clock.now()))) {
      return false;
    }
    await this.trail.byOwner(accountId, 'identity.recovery-code-used');
    return true;
  }
}

function keyOf(accountId: string): string {
  return `code:${accountId}`;
}
