import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `create extension if not exists unaccent`,
  `create extension if not exists pg_trgm`,
  `create extension if not exists btree_gist`,
  `create collation if not exists vi (provider = icu, locale = 'vi')`,
  // unaccent() is only stable, because its dictionary may be edited; naming the dictionary makes it safe to index.
  `create function f_unaccent(text) returns text language sql immutable strict parallel safe
     as $$ select public.unaccent('public.unaccent'::regdictionary, $1) $$`,
  // Bitemporal rows are never rewritten: a correction closes what was recorded and adds a row.
  `create function keep_recorded_history() returns trigger language plpgsql as $$
   begin
     if not upper_inf(old.recorded) or to_jsonb(new) - 'recorded' is distinct from to_jsonb(old) - 'recorded' then
       raise exception 'recorded history of % is never rewritten', tg_table_name
         using errcode = '23514', constraint = tg_table_name || '_history_kept';
     end if;
     return new;
   end $$`,
];

const DOWN = [`drop function keep_recorded_history()`, `drop function f_unaccent(text)`, `drop collation vi`];

export class CreateVietnameseText20261124000110 implements MigrationInterface {
  readonly name = 'CreateVietnameseText20261124000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
