import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';

@Injectable()
export class ServiceEndRepository {
  constructor(private readonly database: Database) {}

  async insert(personId: string, endsOn: string, decisionNumber: string | null, now: Date): Promise<void> {
    await this.database.query(
      `insert into service_ends (id, person_id, ends_on, decision_number, recorded_at) values ($1, $2, $3, $4, $5)`,
      [newId(), personId, endsOn, decisionNumber, now],
    );
  }

  async find(personId: string): Promise<{ endsOn: string; decisionNumber: string | null } | null> {
    return this.database.one(
      `select ends_on as "endsOn", decision_number as "decisionNumber" from service_ends e
       where person_id = $1 and not exists (
         select from current_assignments a where a.person_id = e.person_id and a.kind = 'primary'
           and (upper_inf(a.valid) or upper(a.valid) > e.ends_on))
       order by ends_on desc limit 1`,
      [personId],
    );
  }

  /** The account that closed with the service of somebody who serves today, with their home unit and until when. */
  async findClosedAccount(
    personId: string,
    today: string,
  ): Promise<{ accountId: string; unitId: string; to: string | null } | null> {
    return this.database.one(
      `select c.id as "accountId", a.unit_id as "unitId",
              (select nullif(max(coalesce(upper(l.valid), 'infinity')), 'infinity') from current_assignments l
               where l.person_id = c.person_id and l.kind = 'primary') as "to"
       from accounts c
       join current_assignments a on a.person_id = c.person_id and a.kind = 'primary' and a.valid @> $2::date
       where c.person_id = $1 and c.state = 'disabled' and c.disabled_why = 'end-of-service'`,
      [personId, today],
    );
  }

  /** Rights end with the service, on that very day, whether or not the night's work has run by then. */
  async endGrants(personId: string, day: string): Promise<void> {
    const mine = `account_id in (select id from accounts where person_id = $1)`;
    await this.database.query(`delete from role_grants where ${mine} and lower(valid) >= $2::date`, [personId, day]);
    await this.database.query(
      `update role_grants set valid = valid * daterange(null, $2::date) where ${mine} and valid @> $2::date`,
      [personId, day],
    );
  }

  /** Those whose day has come; who serves again by now keeps the account. @returns whose accounts were closed. */
  async closeDue(today: string, now: Date): Promise<{ personId: string; accountId: string | null }[]> {
    return this.database.query(
      `with due as (
         update service_ends set accounts_closed_at = $2 where ends_on <= $1::date and accounts_closed_at is null
         returning person_id
       ), gone as (
         select distinct person_id from due where not exists (
           select from current_assignments a where a.person_id = due.person_id and a.kind = 'primary' and a.valid @> $1::date)
       ), closed as (
         update accounts c set state = 'disabled', disabled_why = 'end-of-service', state_changed_at = $2 from gone where c.person_id = gone.person_id and c.state = 'active'
         returning c.id, c.person_id
       ), out as (
         update sessions s set revoked_at = $2 from closed where s.account_id = closed.id and s.revoked_at is null
       )
       select person_id as "personId", id as "accountId" from closed`,
      [today, now],
    );
  }
}
