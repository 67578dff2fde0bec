import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, definedPermissions, newId } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
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
    private readonly database: Database,
    private readonly repository: ServiceTokenRepository,
    private readonly audit: AuditTrail,
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
    const { name, expiresAt } = order;
    const scopes = [...new Set(order.scopes)];
    const createdAt = this.clock.now();
    await this.database.transaction(async () => {
      await this.repository.insert({
        id,
        name,
        tokenHash: hash,
        scopes,
        createdBy: actor.accountId,
        createdAt,
        expiresAt,
      });
      await this.audit.record(actor, {
        action: 'identity.service-token-issued',
        subject: { kind: 'service-token', id },
        details: { name, scopes, expiresAt },
      });
    });
    return { id, token };
  }

  async revoke(actor: Actor, tokenId: string): Promise<void> {
    await this.database.transaction(async () => {
      const revoked = await this.repository.revoke(tokenId, this.clock.now());
      if (revoked === null) throw IdentityErrors.tokenNotFound(tokenId);
      if (!revoked.now) return;
      await this.audit.record(actor, {
        action: 'identity.service-token-revoked',
        subject: { kind: 'service-token', id: tokenId },
        details: { name: revoked.name },
      });
    });
  }
}
