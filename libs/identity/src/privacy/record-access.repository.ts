import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type OpeningReason } from './record-access.rules.js';

export interface StatedPurpose {
  reason: OpeningReason;
  purpose: string | null;
  openUntil: Date;
}

export interface OpeningRow {
  id: string;
  openedAt: Date;
  viewerName: string | null;
  viewerUnitName: string | null;
  reason: string | null;
  sealed: Buffer | null;
}

@Injectable()
export class RecordAccessRepository {
  constructor(private readonly database: Database) {}

  /** The units that somebody belongs to on a day; of who has left, the last one. Null for nobody. */
  async findUnits(personId: string, on: string): Promise<{ home: string | null; all: string[] } | null> {
    return this.database.one(
      `select coalesce(
                (select a.unit_id from current_assignments a
                 where a.person_id = p.id and a.kind = 'primary' and a.valid @> $2::date),
                (select a.unit_id from current_assignments a
                 where a.person_id = p.id and a.kind = 'primary' order by a.valid desc limit 1)) as home,
              array(select a.unit_id from current_assignments a where a.person_id = p.id and a.valid @> $2::date) as "all"
       from people p where p.id = $1`,
      [personId, on],
    );
  }

  async findOpen(accountId: string, personId: string, now: Date): Promise<StatedPurpose | null> {
    return this.database.one<StatedPurpose>(
      `select reason, purpose, open_until as "openUntil" from record_openings
       where viewer_account_id = $1 and person_id = $2 and open_until > $3 order by open_until desc limit 1`,
      [accountId, personId, now],
    );
  }

  /** @returns whether this is the account's first look of the day. */
  async noteFirst(look: { accountId: string; personId: string; day: string; at: Date }): Promise<boolean> {
    const touched = await this.database.affected(
      `insert into record_openings (viewer_account_id, person_id, day, opened_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [look.accountId, look.personId, look.day, look.at],
    );
    return touched === 1;
  }

  async open(
    look: { accountId: string; personId: string; day: string; at: Date },
    { reason, purpose, openUntil }: StatedPurpose,
  ): Promise<void> {
    await this.database.query(
      `insert into record_openings (viewer_account_id, person_id, day, opened_at, reason, purpose, open_until)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (viewer_account_id, person_id, day) do update
         set reason = excluded.reason, purpose = excluded.purpose, open_until = excluded.open_until`,
      [look.accountId, look.personId, look.day, look.at, reason, purpose, openUntil],
    );
  }

  /** From the trail, which nobody can shorten: who looked at a person's record, with the viewer's unit of that day. */
  async listOf(personId: string, limit: number): Promise<OpeningRow[]> {
    return this.database.query<OpeningRow>(
      `select e.id, e.occurred_at as "openedAt", coalesce(p.full_name, e.actor_name) as "viewerName",
              e.purpose as reason, e.sealed, v.name as "viewerUnitName"
       from audit_entries e left join people p on p.id = e.actor_person_id
       left join current_assignments a on a.person_id = e.actor_person_id and a.kind = 'primary'
         and a.valid @> (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date
       left join current_unit_versions v on v.unit_id = a.unit_id
         and v.valid @> (e.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date
       where e.person_id = $1 and e.action = 'identity.record-opened' order by e.seq desc limit $2`,
      [personId, limit],
    );
  }
}
