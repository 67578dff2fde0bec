import { type MigrationInterface, type QueryRunner } from 'typeorm';

// Decisions recorded before this rule may lack a number: the check holds for what is written from now on.
const EVENTS = [
  `alter table org_events add constraint org_events_decided
     check (decision_number is not null and decision_date is not null) not valid`,
  `create table org_event_units (
     event_id uuid not null constraint org_event_units_event_known references org_events,
     unit_id uuid not null constraint org_event_units_unit_known references org_units,
     part text not null constraint org_event_units_part_known check (part in ('ended', 'begun', 'continued', 'reparented')),
     constraint org_event_units_pkey primary key (event_id, unit_id)
   )`,
  `create index org_event_units_of_unit on org_event_units (unit_id)`,
];

// A unit passes on as a whole (domain.md §4.2): what its successors take adds up to exactly 1.
const SHARES = [
  `create function refuse_partial_succession() returns trigger language plpgsql as $$
   begin
     if (select sum(share) from org_event_mappings
         where event_id = new.event_id and from_unit_id = new.from_unit_id) is distinct from 1 then
       raise exception 'the shares of unit % do not add up to 1', new.from_unit_id
         using errcode = '23514', constraint = 'org_event_mappings_whole';
     end if;
     return null;
   end $$`,
  `create constraint trigger org_event_mappings_whole after insert on org_event_mappings
     deferrable initially deferred for each row execute function refuse_partial_succession()`,
];

// The foreign key's lock on the unit makes a transfer wait for a reorganisation that is under way; then this sees its end.
const LASTING = [
  `create function refuse_ended_units() returns trigger language plpgsql as $$
   declare
     ends_on date;
   begin
     select case when bool_or(upper_inf(valid)) then null else max(upper(valid)) end into ends_on
     from org_unit_versions where unit_id = new.unit_id and upper_inf(recorded);
     if ends_on is not null and (upper_inf(new.valid) or upper(new.valid) > ends_on) then
       raise exception 'unit % ends on %', new.unit_id, ends_on
         using errcode = '23514', constraint = 'assignments_unit_lasts';
     end if;
     return null;
   end $$`,
  `create trigger assignments_unit_lasts after insert on assignments
     for each row when (upper_inf(new.recorded)) execute function refuse_ended_units()`,
];

const AS_KNOWN = [
  `create function unit_tree_known(as_of date, known_at timestamptz)
     returns table (unit_id uuid, parent_id uuid, name text, short_name text, kind text, depth int)
     language sql stable parallel safe as $$
       with recursive known as materialized (
         select v.unit_id, v.parent_id, v.name, v.short_name, v.kind
         from org_unit_versions v where v.valid @> as_of and v.recorded @> known_at
       ), tree as (
         select k.unit_id, k.parent_id, k.name, k.short_name, k.kind, 0 as depth from known k where k.parent_id is null
         union all
         select k.unit_id, k.parent_id, k.name, k.short_name, k.kind, tree.depth + 1
         from tree join known k on k.parent_id = tree.unit_id
       )
       select unit_id, parent_id, name, short_name, kind, depth from tree
     $$`,
];

const DOWN = [
  `drop function unit_tree_known(date, timestamptz)`,
  `drop trigger assignments_unit_lasts on assignments`,
  `drop function refuse_ended_units()`,
  `drop trigger org_event_mappings_whole on org_event_mappings`,
  `drop function refuse_partial_succession()`,
  `drop table org_event_units`,
  `alter table org_events drop constraint org_events_decided`,
];

export class ReorganiseUnits20261125000300 implements MigrationInterface {
  readonly name = 'ReorganiseUnits20261125000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...EVENTS, ...SHARES, ...LASTING, ...AS_KNOWN]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
