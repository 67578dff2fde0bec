import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId, systemActor } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { readAccessReviews, reviewAccess } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { type UnitScope } from '../roles/unit-scope.rules.js';
import { AccessReviewRepository, type ReviewItemRow, type ReviewRow } from './access-review.repository.js';
import { addDays, isReviewDue, REVIEW_DAYS } from './access-review.rules.js';

export interface ReviewWithItems {
  review: ReviewRow;
  items: ReviewItemRow[];
}

/** Every six months each right above staff is looked at again: kept, shortened or ended (domain rules §5.2). */
@Injectable()
export class AccessReviews {
  constructor(
    private readonly database: Database,
    private readonly repository: AccessReviewRepository,
    private readonly grants: RoleGrantRepository,
    private readonly access: Access,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<ReviewRow[]> {
    return this.repository.list(await this.access.unitScope(actor, readAccessReviews));
  }

  async get(actor: Actor, id: string): Promise<ReviewWithItems> {
    const scope = await this.access.unitScope(actor, readAccessReviews);
    const review = await this.repository.find(id, scope);
    if (review === null) {
      throw IdentityErrors.reviewNotFound(id);
    }
    return { review, items: await this.repository.listItems(id, scope) };
  }

  /** Taking it out is recorded, as with the audit trail. */
  async getForFile(actor: Actor, id: string): Promise<ReviewWithItems> {
    const found = await this.get(actor, id);
    await this.record(actor, 'identity.access-review-exported', id, { rows: found.items.length });
    return found;
  }

  /** By hand, at any time; there is one open review at most. */
  async open(actor: Actor): Promise<string> {
    this.requireWhole(await this.access.unitScope(actor, reviewAccess));
    return this.openAs(actor);
  }

  /** By the night's work, six months after the last one was closed. @returns the review, if one was due. */
  async openIfDue(): Promise<string | null> {
    const due = isReviewDue(await this.repository.lastReviewedOn(), this.clock.today());
    if (!due || (await this.repository.hasOpen())) return null;
    return this.openAs(systemActor('access review'));
  }

  /** Once all is decided. What only its own holder could decide stays unreviewed, and is said to be. */
  async close(actor: Actor, id: string): Promise<void> {
    this.requireWhole(await this.access.unitScope(actor, reviewAccess));
    const [at, on] = [this.clock.now(), this.clock.today()];
    await this.database.transaction(async () => {
      if (!(await this.repository.isOpen(id, 'update'))) {
        throw (await this.repository.find(id, { everything: true })) === null
          ? IdentityErrors.reviewNotFound(id)
          : IdentityErrors.reviewClosed();
      }
      await this.repository.lapseEnded(id, on, at);
      const left = await this.repository.countUndecided(id);
      const alone = (await this.grants.countRootAdministrators(on)) <= 1;
      const undecided = left.filter(({ accountId }) => !alone || accountId !== actor.accountId);
      if (undecided.length > 0) {
        throw IdentityErrors.reviewUndecided(left.reduce((sum, { items }) => sum + items, 0));
      }
      await this.repository.leaveUnreviewed(id, at);
      await this.repository.close(id, at, on, actor.accountId);
      await this.record(actor, 'identity.access-review-closed', id, { outcomes: await this.repository.outcomes(id) });
    });
  }

  private async openAs(actor: Actor): Promise<string> {
    const id = newId();
    const on = this.clock.today();
    const dueOn = addDays(on, REVIEW_DAYS);
    await this.database
      .transaction(async () => {
        await this.repository.open({ id, at: this.clock.now(), on, dueOn, by: actor.accountId });
        const grants = await this.repository.collect(id, on);
        await this.record(actor, 'identity.access-review-opened', id, { dueOn, grants });
      })
      .catch(refuse);
    return id;
  }

  /** The review is of the whole house: an administrator of a part decides on its grants and neither opens nor closes it. */
  private requireWhole(scope: UnitScope): void {
    if (!('everything' in scope)) {
      throw IdentityErrors.reviewOfWhole();
    }
  }

  private async record(actor: Actor, action: string, id: string, details: object): Promise<void> {
    await this.audit.record(actor, { action, subject: { kind: 'access-review', id }, details });
  }
}
