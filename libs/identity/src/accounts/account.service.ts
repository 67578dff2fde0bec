import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId } from '#platform';
import { AccountRepository } from './account.repository.js';
import { normaliseUsername, USERNAME_PATTERN } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { Passwords } from './passwords.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { type Role } from '../roles/role.rules.js';
import { type OpenedSession, Sessions } from './session.service.js';

export interface Credentials {
  username: string;
  passwordHash: string;
}

@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly repository: AccountRepository,
    private readonly grants: RoleGrantRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async prepare(typedUsername: string, password: string): Promise<Credentials> {
    const username = normaliseUsername(typedUsername);
    if (!USERNAME_PATTERN.test(username)) {
      throw IdentityErrors.usernameUnusable();
    }
    return { username, passwordHash: await this.passwords.hash(password, username) };
  }

  async open(
    credentials: Credentials,
    personId: string,
    first: { unitId: string; roles: readonly Role[] },
  ): Promise<string> {
    const accountId = newId();
    const from = this.clock.today();
    await this.repository.insert({ ...credentials, id: accountId, personId });
    for (const role of first.roles) {
      await this.grants.insert({ id: newId(), accountId, role, unitId: first.unitId, from, to: null, grantedBy: null });
    }
    return accountId;
  }

  /** Signs out everywhere else: whoever knew the old password is out, and this browser goes on with a new session. */
  async changePassword(actor: Actor, current: string, next: string, userAgent: string | null): Promise<OpenedSession> {
    const account = actor.accountId === null ? null : await this.repository.findById(actor.accountId);
    if (account === null) {
      throw IdentityErrors.signedInPeopleOnly();
    }
    if (!(await this.passwords.verify(account.passwordHash, current))) {
      throw IdentityErrors.passwordWrong();
    }
    const passwordHash = await this.passwords.hash(next, account.username);
    return this.database.transaction(async () => {
      await this.repository.setPassword(account.id, passwordHash);
      await this.sessions.closeAllOf(account.id);
      return this.sessions.open(account.id, userAgent, null);
    });
  }
}
