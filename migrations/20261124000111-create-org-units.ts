import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `create table org_units (
     id uuid constraint org_units_pkey primary key,
     created_at timestamptz not null default now()
   )`,
  `create table org_events (
     id uuid constraint org_events_pkey primary key,
     kind text not null constraint org_events_kind_known
       check (kind in ('create', 'rename', 'move', 'merge', 'split', 'absorb', 'dissolve')),
     decision_number text,
     decision_date date,
     effective_on date not null,
     note text,
     recorded_at timestamptz not null default now()
   )`,
  `create table org_event_mappings (
     event_id uuid not null constraint org_event_mappings_event_known references org_events,
     from_unit_id uuid not null constraint org_event_mappings_from_known references org_units,
     to_unit_id uuid not null constraint org_event_mappings_to_known references org_units,
     share numeric not null default 1 constraint org_event_mappings_share_in_range check (share > 0 and share <= 1),
     constraint org_event_mappings_pkey primary key (event_id, from_unit_id, to_unit_id)
   )`,
  `create index org_event_mappings_from on org_event_mappings (from_unit_id)`,
  `create index org_event_mappings_to on org_event_mappings (to_unit_id)`,
  `create table org_unit_versions (
     id uuid constraint org_unit_versions_pkey primary key,
     unit_id uuid not null constraint org_unit_versions_unit_known references org_units,
     event_id uuid constraint org_unit_versions_event_known references org_events,
     name text not null constraint org_unit_versions_name_normalised
       check (name is nfc normalized and name = btrim(name) and name <> ''),
     short_name text,
     code text,
     kind text not null constraint org_unit_versions_kind_known
       check (kind in ('department', 'office', 'division', 'sub_department', 'center', 'ranger_station', 'team', 'post', 'inspectorate')),
     parent_id uuid constraint org_unit_versions_parent_known references org_units,
     valid daterange not null constraint org_unit_versions_valid_bounded check (not isempty(valid) and not lower_inf(valid)),
     recorded tstzrange not null default tstzrange(now(), null),
     constraint org_unit_versions_no_overlap exclude using gist (unit_id with =, valid with &&, recorded with &&)
   )`,
  `create index org_unit_versions_known on org_unit_versions (unit_id) where upper_inf(recorded)`,
  `create index org_unit_versions_children on org_unit_versions (parent_id) where upper_inf(recorded)`,
  `create trigger org_unit_versions_history before update on org_unit_versions
     for each row execute function keep_recorded_history()`,
  `create view current_unit_versions as
     select id, unit_id, event_id, name, short_name, code, kind, parent_id, valid,
            lower(valid) as valid_from, upper(valid) as valid_to, lower(recorded) as recorded_at
     from org_unit_versions where upper_inf(recorded)`,
];

// Walking up with the intersection of the validities finds a circle on any day, not only on the day of the change.
// The lock makes two moves that together would close a circle wait for each other.
const ACYCLIC = [
  `create function refuse_circular_units() returns trigger language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtext('org_unit_versions'));
     if exists (
       with recursive up (unit_id, valid, depth) as (
         select new.parent_id, new.valid, 1
         union all
         select v.parent_id, up.valid * v.valid, up.depth + 1
         from up join org_unit_versions v on v.unit_id = up.unit_id and v.valid && up.valid and upper_inf(v.recorded)
         where v.parent_id is not null and up.unit_id <> new.unit_id and up.depth < 32
       )
       select from up where unit_id = new.unit_id or depth = 32
     ) then
       raise exception 'unit % would stand below itself', new.unit_id
         using errcode = '23514', constraint = 'org_unit_versions_not_circular';
     end if;
     return null;
   end $$`,
  `create trigger org_unit_versions_circle after insert on org_unit_versions
     for each row when (new.parent_id is not null) execute function refuse_circular_units()`,
];

const FUNCTIONS = [
  `create function unit_tree(as_of date)
     returns table (unit_id uuid, parent_id uuid, name text, short_name text, kind text, depth int, path uuid[])
     language sql stable parallel safe as $$
       with recursive tree as (
         select v.unit_id, v.parent_id, v.name, v.short_name, v.kind, 0 as depth, array[v.unit_id] as path
         from current_unit_versions v where v.parent_id is null and v.valid @> as_of
         union all
         select v.unit_id, v.parent_id, v.name, v.short_name, v.kind, tree.depth + 1, tree.path || v.unit_id
         from tree join current_unit_versions v on v.parent_id = tree.unit_id and v.valid @> as_of
       )
       select unit_id, parent_id, name, short_name, kind, depth, path from tree
     $$`,
  `create function unit_subtree(units uuid[], as_of date) returns table (unit_id uuid)
     language sql stable parallel safe as $$
       with recursive below as (
         select v.unit_id from current_unit_versions v where v.unit_id = any(units) and v.valid @> as_of
         union
         select v.unit_id from below join current_unit_versions v on v.parent_id = below.unit_id and v.valid @> as_of
       )
       select unit_id from below
     $$`,
  `create function unit_ancestors(unit uuid, as_of date) returns table (unit_id uuid, distance int)
     language sql stable parallel safe as $$
       with recursive above as (
         select v.unit_id, v.parent_id, 0 as distance
         from current_unit_versions v where v.unit_id = unit and v.valid @> as_of
         union all
         select v.unit_id, v.parent_id, above.distance + 1
         from above join current_unit_versions v on v.unit_id = above.parent_id and v.valid @> as_of
       )
       select unit_id, distance from above
     $$`,
];

const DOWN = [
  `drop function unit_ancestors(uuid, date)`,
  `drop function unit_subtree(uuid[], date)`,
  `drop function unit_tree(date)`,
  `drop view current_unit_versions`,
  `drop table org_unit_versions`,
  `drop function refuse_circular_units()`,
  `drop table org_event_mappings`,
  `drop table org_events`,
  `drop table org_units`,
];

export class CreateOrgUnits20261124000111 implements MigrationInterface {
  readonly name = 'CreateOrgUnits20261124000111';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...ACYCLIC, ...FUNCTIONS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
