import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { accountOf } from '../accounts/account-of.rules.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { reviewAccess } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { GrantEndings } from '../roles/grant-endings.service.js';
import { type HeldGrant } from '../roles/role-grant.repository.js';
import { AccessReviewRepository, type ReviewItemRow } from './access-review.repository.js';
import { type ReviewDecision, type ReviewOutcome } from './access-review.rules.js';

export interface DecisionOrder {
  outcome: ReviewDecision;
  /** The day after the last, when it is shortened. */
  endsOn: string | null;
}

/** What a reviewer says about one grant. The first word counts; the same word twice is one. */
@Injectable()
export class ReviewDecisions {
  constructor(
    private readonly database: Database,
    private readonly repository: AccessReviewRepository,
    private readonly endings: GrantEndings,
    private readonly access: Access,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async decide(actor: Actor, reviewId: string, itemId: string, order: DecisionOrder): Promise<ReviewItemRow> {
    const reviewer = accountOf(actor);
    const scope = await this.access.unitScope(actor, reviewAccess);
    return this.database.transaction(async () => {
      const open = await this.repository.isOpen(reviewId, 'share');
      const item = await this.repository.findItemForChange(reviewId, itemId, scope);
      if (item === null) throw IdentityErrors.reviewItemNotFound(itemId);
      if (!open) throw IdentityErrors.reviewClosed();
      if (item.accountId === reviewer) throw IdentityErrors.ownGrantReviewed();
      if (item.outcome !== null) return this.again(item, order);
      const grant = await this.endings.lock(item.grantId);
      const outcome = await this.apply(actor, grant, order);
      const endsOn = outcome === 'shortened' ? order.endsOn : null;
      await this.repository.decide(itemId, { outcome, endsOn, decidedBy: reviewer, at: this.clock.now() });
      await this.record(actor, reviewId, item, { outcome, endsOn });
      return (await this.repository.findItemForChange(reviewId, itemId, scope)) ?? item;
    });
  }

  /** A second click finds what the first one did; another reviewer's other word is refused. */
  private again(item: ReviewItemRow, order: DecisionOrder): ReviewItemRow {
    if (item.outcome === 'lapsed' || (item.outcome === order.outcome && item.endsOn === order.endsOn)) return item;
    throw IdentityErrors.reviewItemDecided(item.decidedByName ?? '');
  }

  private async apply(actor: Actor, grant: HeldGrant | null, order: DecisionOrder): Promise<ReviewOutcome> {
    if (grant === null) return 'lapsed';
    const today = this.clock.today();
    if (order.outcome === 'ended') await this.endings.endLocked(actor, grant, today, { why: 'access-review' });
    if (order.outcome === 'shortened') {
      const { endsOn } = order;
      if (endsOn === null || endsOn <= today) throw IdentityErrors.datesReversed();
      if (grant.to !== null && endsOn >= grant.to) throw IdentityErrors.notShorter();
      await this.endings.endLocked(actor, grant, endsOn, { why: 'access-review' });
    }
    return order.outcome;
  }

  private async record(actor: Actor, reviewId: string, item: ReviewItemRow, decision: object): Promise<void> {
    const { grantId, personId, unitId, role } = item;
    await this.audit.record(actor, {
      action: 'identity.grant-reviewed',
      subject: { kind: 'role-grant', id: grantId },
      personId,
      unitId,
      details: { reviewId, role, ...decision },
    });
  }
}
