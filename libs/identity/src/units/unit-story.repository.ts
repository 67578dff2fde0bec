import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type EventPart } from './reorganisation.repository.js';
import { type OrgEventKind } from './unit-kind.rules.js';

export interface StoryRow {
  id: string;
  kind: OrgEventKind;
  effectiveOn: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  note: string | null;
  recordedAt: Date;
  /** Known only after it had taken effect. */
  recordedLate: boolean;
  part: EventPart | null;
  nameBefore: string | null;
  nameAfter: string | null;
  parentBefore: string | null;
  parentAfter: string | null;
  peopleBefore: number;
  peopleAfter: number;
}

export interface StoryLinkRow {
  eventId: string;
  unitId: string;
  name: string;
  share: string;
  people: number;
}

export interface StoryBeginning {
  on: string;
  name: string;
  parentName: string | null;
}

const peopleOn = (unit: string, day: string): string => `(
  select count(*)::int from current_assignments a where a.unit_id = ${unit} and a.kind = 'primary' and a.valid @> ${day})`;

const nameOn = (unit: string, day: string): string => `(
  select n.name from current_unit_versions n where n.unit_id = ${unit} and n.valid @> ${day})`;

@Injectable()
export class UnitStoryRepository {
  constructor(private readonly database: Database) {}

  async findBeginning(unitId: string): Promise<StoryBeginning | null> {
    return this.database.one<StoryBeginning>(
      `select v.valid_from as "on", v.name, ${nameOn('v.parent_id', 'v.valid_from')} as "parentName"
       from current_unit_versions v where v.unit_id = $1 order by v.valid_from limit 1`,
      [unitId],
    );
  }

  /** Every event in which the unit took part, as known today: by its versions, as predecessor or successor. */
  async listEvents(unitId: string): Promise<StoryRow[]> {
    return this.database.query<StoryRow>(
      `with mine as (
         select event_id from current_unit_versions where unit_id = $1 and event_id is not null
         union select event_id from org_event_units where unit_id = $1
         union select event_id from org_event_mappings where from_unit_id = $1 or to_unit_id = $1
       )
       select e.id, e.kind, e.effective_on as "effectiveOn", e.decision_number as "decisionNumber",
              e.decision_date as "decisionDate", e.note, e.recorded_at as "recordedAt",
              (e.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date > e.effective_on as "recordedLate",
              u.part, b.name as "nameBefore", a.name as "nameAfter",
              ${nameOn('b.parent_id', 'e.effective_on - 1')} as "parentBefore",
              ${nameOn('a.parent_id', 'e.effective_on')} as "parentAfter",
              ${peopleOn('$1', 'e.effective_on - 1')} as "peopleBefore", ${peopleOn('$1', 'e.effective_on')} as "peopleAfter"
       from mine m join org_events e on e.id = m.event_id
       left join org_event_units u on u.event_id = e.id and u.unit_id = $1
       left join current_unit_versions b on b.unit_id = $1 and b.valid @> (e.effective_on - 1)
       left join current_unit_versions a on a.unit_id = $1 and a.valid @> e.effective_on
       order by e.effective_on desc, e.recorded_at desc, e.id desc limit 500`,
      [unitId],
    );
  }

  /** What went into the units of these events, as it was on the last day before; the unit itself is left out. */
  async listPredecessors(unitId: string): Promise<StoryLinkRow[]> {
    return this.listLinks('from_unit_id', 'to_unit_id', 'e.effective_on - 1', unitId);
  }

  /** What became of the unit, as it was on the first day. */
  async listSuccessors(unitId: string): Promise<StoryLinkRow[]> {
    return this.listLinks('to_unit_id', 'from_unit_id', 'e.effective_on', unitId);
  }

  private async listLinks(linked: string, own: string, day: string, unitId: string): Promise<StoryLinkRow[]> {
    return this.database.query<StoryLinkRow>(
      `select e.id as "eventId", m.${linked} as "unitId", coalesce(v.name, '') as name, trim_scale(m.share)::text as share,
              ${peopleOn(`m.${linked}`, day)} as people
       from org_event_mappings m join org_events e on e.id = m.event_id
       left join current_unit_versions v on v.unit_id = m.${linked} and v.valid @> (${day})
       where m.${own} = $1 and m.${linked} <> $1
       order by v.name collate vi, m.${linked}`,
      [unitId],
    );
  }
}
