import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type AccountState, FAILURES_BEFORE_LOCK, LOCK_MINUTES } from './account.rules.js';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';

export const DISABLED_WHY = ['idle', 'administrator', 'end-of-service', 'merge'] as const;
export type DisabledWhy = (typeof DISABLED_WHY)[number];

export interface ManagedAccountRow {
  id: string;
  personId: string | null;
  username: string;
  state: AccountState;
  disabledWhy: DisabledWhy | null;
  stateChangedAt: Date;
  lastSignInAt: Date | null;
  /** After too many wrong passwords or codes; null when that is over. */
  lockedUntil: Date | null;
  mustChangePassword: boolean;
  factorEnrolledAt: Date | null;
  /** False: one of its roles lies outside of the caller's scope. */
  within: boolean;
}

export interface IdleAccount {
  id: string;
  personId: string | null;
  /** The last sign-in, the opening or the enabling, whichever is the latest. */
  lastUsedAt: Date;
}

@Injectable()
export class AccountAdminRepository {
  constructor(private readonly database: Database) {}

  /** Seen like its roles are: its person works in the scope, or one of its grants lies there. */
  async find(accountId: string, scope: UnitScope, today: string, now: Date): Promise<ManagedAccountRow | null> {
    return this.database.one<ManagedAccountRow>(
      `select c.id, c.person_id as "personId", c.username, c.state, c.disabled_why as "disabledWhy",
              c.state_changed_at as "stateChangedAt", c.last_sign_in_at as "lastSignInAt",
              (select max(l.until) from (
                 select c.locked_until as until
                 union all
                 select s.counted_since + make_interval(mins => $6) from sign_in_attempts s
                 where s.key in ('username:' || c.username, 'code:' || c.id) and s.count >= $5) l
               where l.until > $4) as "lockedUntil",
              c.must_change_password as "mustChangePassword",
              f.confirmed_at as "factorEnrolledAt",
              ($2::uuid[] is null or not exists (
                 select from role_grants g where g.account_id = c.id and g.unit_id <> all($2)
                   and (upper(g.valid) is null or upper(g.valid) > $3::date))) as within
       from accounts c left join second_factors f on f.account_id = c.id
       where c.id = $1 and ($2::uuid[] is null
         or exists (select from current_assignments a
                    where a.person_id = c.person_id and a.valid @> $3::date and a.unit_id = any($2))
         or exists (select from role_grants g where g.account_id = c.id and g.unit_id = any($2)))`,
      [accountId, scopeParameter(scope), today, now, FAILURES_BEFORE_LOCK, LOCK_MINUTES],
    );
  }

  /** Ends a lock wherever it is counted: of passwords and of codes. */
  async unlock(accountId: string): Promise<void> {
    await this.database.query(
      `with unlocked as (
         update accounts set failed_attempts = 0, locked_until = null where id = $1 returning id, username)
       delete from sign_in_attempts a using unlocked u where a.key in ('username:' || u.username, 'code:' || u.id)`,
      [accountId],
    );
  }

  /** The home unit today of a person without an account; null when there is no such person in the scope. */
  async findHome(personId: string, scope: UnitScope, today: string): Promise<string | null> {
    const row = await this.database.one<{ unitId: string }>(
      `select a.unit_id as "unitId" from current_assignments a
       where a.person_id = $1 and a.kind = 'primary' and a.valid @> $3::date and ($2::uuid[] is null or a.unit_id = any($2))`,
      [personId, scopeParameter(scope), today],
    );
    return row?.unitId ?? null;
  }

  /** False when it was in that state already. */
  async setState(accountId: string, state: AccountState, why: DisabledWhy | null, now: Date): Promise<boolean> {
    const changed = await this.database.affected(
      `update accounts set state = $2, disabled_why = $3, state_changed_at = $4, failed_attempts = 0, locked_until = null
       where id = $1 and state <> $2`,
      [accountId, state, why, now],
    );
    return changed === 1;
  }

  /**
   * Disables what has not been used since `before`. Enabling counts as use, so that who was let in again has time.
   * The administrator of the whole who was here last stays: somebody has to be able to enable the others.
   */
  async disableIdle(before: Date, now: Date, today: string): Promise<IdleAccount[]> {
    return this.database.query<IdleAccount>(
      `with used as (
         select c.id, c.person_id, greatest(coalesce(c.last_sign_in_at, c.created_at), c.state_changed_at) as at,
                exists (select from role_grants g
                        join current_unit_versions v on v.unit_id = g.unit_id and v.parent_id is null and v.valid @> $3::date
                        where g.account_id = c.id and g.role = 'administrator' and g.valid @> $3::date) as root
         from accounts c where c.state = 'active'),
       kept as (select id from used where root order by at desc, id limit 1),
       disabled as (
         update accounts a set state = 'disabled', disabled_why = 'idle', state_changed_at = $2
         from used where used.id = a.id and used.at <= $1 and a.state = 'active' and used.id not in (select id from kept)
         returning a.id, a.person_id, used.at),
       ended as (
         update sessions s set revoked_at = $2 from disabled where s.account_id = disabled.id and s.revoked_at is null)
       select id, person_id as "personId", at as "lastUsedAt" from disabled`,
      [before, now, today],
    );
  }
}
