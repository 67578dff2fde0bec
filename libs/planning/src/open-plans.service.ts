import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Clock, Database, systemActor } from '#platform';
import { OpenPlansRepository, type PlansInQuestion } from './open-plans.repository.js';

/**
 * A plan that still waits for its maker or for a decision goes with its person: after a transfer or a reorganisation
 * it is the head of today's unit who sees and decides it. Asked twice, nothing moves the second time.
 */
@Injectable()
export class OpenPlans {
  constructor(
    private readonly database: Database,
    private readonly repository: OpenPlansRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async follow(plans: PlansInQuestion): Promise<void> {
    await this.database.transaction(async () => {
      const moved = await this.repository.moveHome(plans, this.clock.today());
      await this.audit.recordAll(
        systemActor('planning.open-plans'),
        moved.map(({ id, personId, fromUnitId, toUnitId, year, state }) => ({
          action: 'planning.plan-moved',
          subject: { kind: 'self-study-plan', id },
          personId,
          unitId: toUnitId,
          details: { year, state, before: { unitId: fromUnitId }, after: { unitId: toUnitId } },
        })),
      );
    });
  }

  /** Each day, for the transfers and reorganisations that were recorded ahead. */
  async followAll(): Promise<void> {
    await this.follow({ personIds: null, unitIds: null });
  }
}
