import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Database, Jobs, type Actor } from '#platform';
import { recomputePeriod } from './scoring.jobs.js';
import { type ScoringPeriod } from './scoring-periods.repository.js';

@Injectable()
export class RecomputeRequests {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly audit: AuditTrail,
  ) {}

  async request(actor: Actor, { id, code }: ScoringPeriod): Promise<void> {
    await this.database.transaction(async () => {
      await this.jobs.enqueue(recomputePeriod, { periodId: id });
      await this.audit.record(actor, {
        action: 'scoring.recompute-requested',
        subject: { kind: 'scoring-period', id },
        details: { code },
      });
    });
  }
}
