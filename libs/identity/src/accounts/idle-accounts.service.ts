import { Injectable } from '@nestjs/common';
import { AppConfig, Clock, Database, systemActor } from '#platform';
import { AccountAdminRepository } from './account-admin.repository.js';
import { AuditTrail } from '../audit/audit-trail.service.js';

const DAY = 24 * 3_600_000;

/** Nobody's open door: an account that is not used for 45 days is disabled (domain rules §5.2, security level 2). */
@Injectable()
export class IdleAccounts {
  constructor(
    private readonly database: Database,
    private readonly repository: AccountAdminRepository,
    private readonly audit: AuditTrail,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async disable(): Promise<number> {
    const days = this.config.signIn.accountIdleDays;
    if (days === 0) {
      return 0;
    }
    const now = this.clock.now();
    return this.database.transaction(async () => {
      const before = new Date(now.getTime() - days * DAY);
      const disabled = await this.repository.disableIdle(before, now, this.clock.today());
      await this.audit.recordAll(
        systemActor('idle accounts'),
        disabled.map(({ id, personId, lastUsedAt }) => ({
          action: 'identity.account-disabled',
          subject: { kind: 'account', id },
          personId,
          details: { why: 'idle', days, lastUsedAt: lastUsedAt.toISOString() },
        })),
      );
      return disabled.length;
    });
  }
}
