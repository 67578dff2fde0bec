import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#platform';
import { AccountRepository } from './account.repository.js';
import { normaliseUsername, USERNAME_PATTERN } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { Passwords } from './passwords.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { type Role } from '../roles/role.rules.js';

export interface Credentials {
  username: string;
  passwordHash: string;
  /** Somebody else has chosen the password: the owner replaces it at the first sign-in. */
  mustChangePassword?: boolean;
}

@Injectable()
export class Accounts {
  constructor(
    private readonly repository: AccountRepository,
    private readonly grants: RoleGrantRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async prepare(typedUsername: string, password: string): Promise<Credentials> {
    const username = usableUsername(typedUsername);
    return { username, passwordHash: await this.passwords.hash(password, username) };
  }

  async open(
    { username, passwordHash, mustChangePassword = false }: Credentials,
    personId: string,
    first: { unitId: string; roles: readonly Role[] },
  ): Promise<string> {
    const accountId = newId();
    const from = this.clock.today();
    await this.repository.insert({ username, passwordHash, mustChangePassword, id: accountId, personId });
    for (const role of first.roles) {
      await this.grants.insert({ id: newId(), accountId, role, unitId: first.unitId, from, to: null, grantedBy: null });
    }
    return accountId;
  }
}

export function usableUsername(typed: string): string {
  const username = normaliseUsername(typed);
  if (!USERNAME_PATTERN.test(username)) {
    throw IdentityErrors.usernameUnusable();
  }
  return username;
}
