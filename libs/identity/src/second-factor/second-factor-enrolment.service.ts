import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { accountOf } from '../accounts/account-of.rules.js';
import { Admission, type Browser, type SignedIn } from '../accounts/admission.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { FactorVault } from './factor-vault.service.js';
import { enrolmentOf, newRecoveryCodes, newSecret, shownCode } from './one-time-code.rules.js';
import { SecondFactorCheck } from './second-factor-check.service.js';
import { SecondFactorRepository } from './second-factor.repository.js';

export interface Enrolment {
  /** Shown once, never stored readable. */
  recoveryCodes: string[];
  /** The next session when the sign-in was waiting for this. */
  signedIn: SignedIn | null;
}

@Injectable()
export class SecondFactorEnrolment {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly vault: FactorVault,
    private readonly check: SecondFactorCheck,
    private readonly admission: Admission,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * A new secret to scan. Who has a second factor already shows a code of it first,
   * so that a borrowed session changes nothing.
   */
  async propose(actor: Actor, code: string): Promise<{ uri: string; secret: string }> {
    const accountId = accountOf(actor);
    const factor = await this.repository.find(accountId);
    if (factor?.confirmedAt) {
      await this.check.demand(accountId, code);
    }
    const secret = newSecret();
    await this.repository.propose(accountId, this.vault.seal(secret, accountId));
    return enrolmentOf(secret, factor?.username ?? '');
  }

  async confirm(actor: Actor, code: string, browser: Browser): Promise<Enrolment> {
    const accountId = accountOf(actor);
    const sealed = (await this.repository.find(accountId))?.pendingSecret ?? null;
    if (sealed === null) {
      throw IdentityErrors.noFactorProposed();
    }
    await this.check.countAttempt(accountId);
    const found = this.vault.check(sealed, accountId, code);
    if (found === null) {
      throw IdentityErrors.codeWrong();
    }
    await this.check.forgive(accountId);
    return this.database.transaction(async () => {
      if (!(await this.repository.confirm(accountId, sealed, found.step, found.at))) {
        throw IdentityErrors.noFactorProposed();
      }
      const recoveryCodes = await this.issueRecoveryCodes(accountId);
      await this.record(actor, 'identity.second-factor-enrolled');
      const waiting = actor.unfinished === 'enrolment';
      const signedIn = waiting ? await this.admission.goOn(actor, { factor: true }, browser) : null;
      return { recoveryCodes, signedIn };
    });
  }

  async renewRecoveryCodes(actor: Actor, code: string): Promise<string[]> {
    const accountId = accountOf(actor);
    await this.check.demand(accountId, code);
    return this.database.transaction(async () => {
      const codes = await this.issueRecoveryCodes(accountId);
      await this.record(actor, 'identity.recovery-codes-renewed');
      return codes;
    });
  }

  private async issueRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.repository.replaceRecoveryCodes(
      accountId,
      codes.map((code) => this.vault.hashRecoveryCode(code)),
    );
    return codes.map(shownCode);
  }

  private async record(actor: Actor, action: string): Promise<void> {
    const { accountId, personId } = actor;
    await this.audit.record(actor, { action, subject: { kind: 'account', id: accountId }, personId });
  }
}
