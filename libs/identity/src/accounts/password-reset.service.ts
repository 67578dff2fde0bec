import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { AccountRepository } from './account.repository.js';
import { PasswordLinks } from './password-links.service.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './session.service.js';
import { SignInTrail } from './sign-in-trail.service.js';

@Injectable()
export class PasswordReset {
  constructor(
    private readonly database: Database,
    private readonly links: PasswordLinks,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly trail: SignInTrail,
  ) {}

  /** Does not sign in: who follows the link still shows the second factor. Ends every session and a lock. */
  async redeem(token: string, password: string): Promise<void> {
    const { accountId, username, factorEnrolled } = await this.links.find(token);
    const hashed = await this.passwords.hashFor(password, username, factorEnrolled);
    await this.database.transaction(async () => {
      await this.links.use(token);
      await this.accounts.setPassword(accountId, hashed);
      await this.accounts.unlock(accountId);
      await this.sessions.closeAllOf(accountId);
      await this.trail.byOwner(accountId, 'identity.password-reset');
    });
  }
}
