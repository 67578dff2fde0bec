import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateUploads20261124000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table uploads (
        id uuid constraint uploads_pk primary key,
        owner text not null,
        file_name text not null,
        metadata jsonb not null,
        size_bytes bigint not null constraint uploads_size_ck check (size_bytes >= 0),
        received_bytes bigint not null default 0,
        -- objects in the storage, in order: [{"key": …, "size": …}]
        parts jsonb not null default '[]',
        sha256 text constraint uploads_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$'),
        created_at timestamptz not null,
        touched_at timestamptz not null,
        -- taken over by a domain: the bytes are not needed much longer
        released_at timestamptz,
        constraint uploads_received_ck check (received_bytes between 0 and size_bytes)
      )`);
    await runner.query('create index uploads_touched_ix on uploads (touched_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table uploads');
  }
}
