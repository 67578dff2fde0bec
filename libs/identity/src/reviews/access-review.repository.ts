import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState } from '../accounts/account.rules.js';
import { type Role } from '../roles/role.rules.js';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';
import { type ReviewOutcome } from './access-review.rules.js';

export interface ReviewRow {
  id: string;
  openedOn: string;
  dueOn: string;
  openedByName: string | null;
  closedOn: string | null;
  closedByName: string | null;
  total: number;
  decided: number;
}

export interface ReviewItemRow {
  id: string;
  grantId: string;
  accountId: string | null;
  personId: string | null;
  holderName: string;
  accountState: AccountState | null;
  role: Role;
  unitId: string;
  unitName: string | null;
  from: string;
  to: string | null;
  grantedAt: Date;
  grantedByName: string | null;
  delegated: boolean;
  lastSignInAt: Date | null;
  outcome: ReviewOutcome | null;
  endsOn: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
}

export interface ItemDecision {
  outcome: ReviewOutcome;
  endsOn: string | null;
  decidedBy: string | null;
  at: Date;
}

const REVIEW = `select r.id, r.opened_on as "openedOn", r.due_on as "dueOn", r.closed_on as "closedOn",
       coalesce(op.full_name, oc.username) as "openedByName", coalesce(cp.full_name, cc.username) as "closedByName",
       (select count(*)::int from access_review_items i where i.review_id = r.id
          and ($1::uuid[] is null or i.unit_id = any($1))) as total,
       (select count(*)::int from access_review_items i where i.review_id = r.id and i.outcome is not null
          and ($1::uuid[] is null or i.unit_id = any($1))) as decided
  from access_reviews r
  left join accounts oc on oc.id = r.opened_by left join people op on op.id = oc.person_id
  left join accounts cc on cc.id = r.closed_by left join people cp on cp.id = cc.person_id`;

const ITEM = `select i.id, i.grant_id as "grantId", i.account_id as "accountId", i.person_id as "personId",
       coalesce(p.full_name, a.username, '–') as "holderName", a.state as "accountState", i.role, i.unit_id as "unitId",
       v.name as "unitName", lower(i.valid) as "from", upper(i.valid) as "to", i.granted_at as "grantedAt",
       coalesce(gp.full_name, ga.username) as "grantedByName", i.delegated, i.last_sign_in_at as "lastSignInAt",
       i.outcome, i.ends_on as "endsOn", i.decided_at as "decidedAt", coalesce(dp.full_name, da.username) as "decidedByName"
  from access_review_items i
  join access_reviews r on r.id = i.review_id
  left join accounts a on a.id = i.account_id left join people p on p.id = i.person_id
  left join accounts ga on ga.id = i.granted_by left join people gp on gp.id = ga.person_id
  left join accounts da on da.id = i.decided_by left join people dp on dp.id = da.person_id
  left join current_unit_versions v on v.unit_id = i.unit_id and v.valid @> r.opened_on`;

@Injectable()
export class AccessReviewRepository {
  constructor(private readonly database: Database) {}

  async list(scope: UnitScope): Promise<ReviewRow[]> {
    return this.database.query<ReviewRow>(`${REVIEW} order by r.opened_at desc, r.id desc limit 100`, [
      scopeParameter(scope),
    ]);
  }

  async find(id: string, scope: UnitScope): Promise<ReviewRow | null> {
    return this.database.one<ReviewRow>(`${REVIEW} where r.id = $2`, [scopeParameter(scope), id]);
  }

  async listItems(reviewId: string, scope: UnitScope): Promise<ReviewItemRow[]> {
    return this.database.query<ReviewItemRow>(
      `${ITEM} where i.review_id = $1 and ($2::uuid[] is null or i.unit_id = any($2))
       order by v.name collate vi, p.given_name collate vi nulls last, p.full_name collate vi, i.role, i.id`,
      [reviewId, scopeParameter(scope)],
    );
  }

  /** Locked: of two reviewers of one grant the second waits and sees what the first decided. */
  async findItemForChange(reviewId: string, itemId: string, scope: UnitScope): Promise<ReviewItemRow | null> {
    return this.database.one<ReviewItemRow>(
      `${ITEM} where i.id = $1 and i.review_id = $2 and ($3::uuid[] is null or i.unit_id = any($3)) for update of i`,
      [itemId, reviewId, scopeParameter(scope)],
    );
  }

  /** Locked, so that nothing is decided in a review while it is being closed. */
  async isOpen(reviewId: string, lock: 'share' | 'update'): Promise<boolean> {
    const row = await this.database.one<{ open: boolean }>(
      `select closed_at is null as open from access_reviews where id = $1 for ${lock}`,
      [reviewId],
    );
    return row?.open ?? false;
  }

  /** The day on which the last review was closed; when there was none, the day of the first account. */
  async lastReviewedOn(): Promise<string | null> {
    const row = await this.database.one<{ day: string | null }>(
      `select coalesce((select max(closed_on) from access_reviews),
                       (select (min(created_at) at time zone 'Asia/Ho_Chi_Minh')::date from accounts)) as day`,
    );
    return row?.day ?? null;
  }

  async hasOpen(): Promise<boolean> {
    return (await this.database.one(`select id from access_reviews where closed_at is null`)) !== null;
  }

  async open(review: { id: string; at: Date; on: string; dueOn: string; by: string | null }): Promise<void> {
    await this.database.query(
      `insert into access_reviews (id, opened_at, opened_on, due_on, opened_by) values ($1, $2, $3, $4, $5)`,
      [review.id, review.at, review.on, review.dueOn, review.by],
    );
  }

  /** Every grant of today above staff, lent ones too, also of disabled accounts. */
  async collect(reviewId: string, on: string): Promise<number> {
    return this.database.affected(
      `insert into access_review_items (id, review_id, grant_id, account_id, person_id, role, unit_id, valid, granted_at,
                                        granted_by, delegated, last_sign_in_at)
       select gen_random_uuid(), $1, g.id, g.account_id, a.person_id, g.role, g.unit_id, g.valid, g.created_at,
              g.granted_by, g.delegated_from is not null, a.last_sign_in_at
       from role_grants g join accounts a on a.id = g.account_id
       where g.role <> 'staff' and g.valid @> $2::date`,
      [reviewId, on],
    );
  }

  async decide(itemId: string, { outcome, endsOn, decidedBy, at }: ItemDecision): Promise<void> {
    await this.database.query(
      `update access_review_items set outcome = $2, ends_on = $3, decided_by = $4, decided_at = $5 where id = $1`,
      [itemId, outcome, endsOn, decidedBy, at],
    );
  }

  /** Open items whose grant has ended or was taken away in the meantime. */
  async lapseEnded(reviewId: string, today: string, at: Date): Promise<number> {
    return this.database.affected(
      `update access_review_items i set outcome = 'lapsed', decided_at = $3
       where i.review_id = $1 and i.outcome is null
         and not exists (select from role_grants g where g.id = i.grant_id and g.valid @> $2::date)`,
      [reviewId, today, at],
    );
  }

  async countUndecided(reviewId: string): Promise<{ accountId: string | null; items: number }[]> {
    return this.database.query(
      `select account_id as "accountId", count(*)::int as items from access_review_items
       where review_id = $1 and outcome is null group by account_id`,
      [reviewId],
    );
  }

  async leaveUnreviewed(reviewId: string, at: Date): Promise<void> {
    await this.database.query(
      `update access_review_items set outcome = 'unreviewed', decided_at = $2 where review_id = $1 and outcome is null`,
      [reviewId, at],
    );
  }

  async close(reviewId: string, at: Date, on: string, by: string | null): Promise<void> {
    await this.database.query(
      `update access_reviews set closed_at = $2, closed_on = $3, closed_by = $4 where id = $1 and closed_at is null`,
      [reviewId, at, on, by],
    );
  }

  async outcomes(reviewId: string): Promise<Record<string, number>> {
    const rows = await this.database.query<{ outcome: string; items: number }>(
      `select outcome, count(*)::int as items from access_review_items where review_id = $1 and outcome is not null group by outcome`,
      [reviewId],
    );
    return Object.fromEntries(rows.map(({ outcome, items }) => [outcome, items]));
  }
}
