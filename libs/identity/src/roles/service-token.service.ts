import { Injectable } from '@nestjs/common';
import { type Actor, Clock, definedPermissions, newId } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { ServiceTokenRepository, type ServiceTokenRow } from './service-token.repository.js';
import { issueToken, SERVICE_TOKEN_PREFIX } from '../accounts/token.rules.js';

export interface TokenOrder {
  name: string;
  scopes: readonly string[];
  expiresAt: Date | null;
}

@Injectable()
export class ServiceTokens {
  constructor(
    private readonly repository: ServiceTokenRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ServiceTokenRow[]> {
    return this.repository.list();
  }

  /** The only moment at which the token itself is known. */
  async issue(actor: Actor, order: TokenOrder): Promise<{ id: string; token: string }> {
    const known = new Set(definedPermissions().map((permission) => permission.code));
    const unknown = order.scopes.find((scope) => !known.has(scope));
    if (unknown !== undefined) {
      throw IdentityErrors.scopeUnknown(unknown);
    }
    const { token, hash } = issueToken(SERVICE_TOKEN_PREFIX);
    const id = newId();
    await this.repository.insert({
      id,
      name: order.name,
      tokenHash: hash,
      scopes: [...new Set(order.scopes)],
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
      expiresAt: order.expiresAt,
    });
    return { id, token };
  }

  async revoke(tokenId: string): Promise<void> {
    if (!(await this.repository.revoke(tokenId, this.clock.now()))) {
      throw IdentityErrors.tokenNotFound(tokenId);
    }
  }
}
