import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Keys that other systems have used, each with a fingerprint of what was sent under it: a key answered as accepted must
 * be recorded, so a key that comes again with something else has to be noticed before the answer. The fingerprint is
 * the SHA-256 of staff code, course slug and instant in milliseconds, a line each, as `fact-fingerprint.rules.ts` has it.
 */
export class KeepKeysOfSubmittedFacts20261125000800 implements MigrationInterface {
  readonly name = 'KeepKeysOfSubmittedFacts20261125000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table submitted_fact_keys (
         source text not null,
         source_key text not null,
         fingerprint bytea not null constraint submitted_fact_keys_fingerprint_whole check (octet_length(fingerprint) = 32),
         submitted_at timestamptz not null default now(),
         constraint submitted_fact_keys_pkey primary key (source, source_key)
       )`,
    );
    await runner.query(
      `insert into submitted_fact_keys (source, source_key, fingerprint, submitted_at)
       select f.source, f.source_key,
              sha256(convert_to(concat_ws(e'\\n', p.staff_code, c.slug, floor(extract(epoch from f.occurred_at) * 1000)::bigint), 'UTF8')),
              f.recorded_at
       from learning_facts f join people p on p.id = f.person_id join courses c on c.id = f.course_id
       where f.source like 'api:%' and p.staff_code is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table submitted_fact_keys`);
  }
}
