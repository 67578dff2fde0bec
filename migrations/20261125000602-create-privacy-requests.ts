import { type MigrationInterface, type QueryRunner } from 'typeorm';

// What somebody writes about themself is sealed with their own key: an erasure makes it unreadable here too.
const UP = [
  `create table privacy_requests (
     id uuid constraint privacy_requests_pkey primary key,
     person_id uuid not null constraint privacy_requests_person_known references people,
     kind text not null constraint privacy_requests_kind_known check (kind in ('access', 'correction', 'restriction', 'erasure')),
     sealed bytea,
     state text not null default 'received' constraint privacy_requests_state_known
       check (state in ('received', 'acknowledged', 'done', 'refused')),
     received_at timestamptz not null,
     acknowledge_by date not null,
     due_on date not null,
     acknowledged_at timestamptz,
     closed_at timestamptz,
     constraint privacy_requests_closed_dated check ((state in ('done', 'refused')) = (closed_at is not null)),
     constraint privacy_requests_acknowledged_dated check (state = 'received' or acknowledged_at is not null),
     constraint privacy_requests_clock_forward check (acknowledge_by <= due_on)
   )`,
  `create unique index privacy_requests_one_open on privacy_requests (person_id, kind) where closed_at is null`,
  `create index privacy_requests_open on privacy_requests (due_on) where closed_at is null`,
  `create table privacy_request_steps (
     id uuid constraint privacy_request_steps_pkey primary key,
     request_id uuid not null constraint privacy_request_steps_request_known references privacy_requests,
     state text not null,
     at timestamptz not null,
     actor_person_id uuid constraint privacy_request_steps_actor_known references people,
     article text,
     sealed bytea,
     constraint privacy_request_steps_refused_by_article check (state <> 'refused' or article is not null)
   )`,
  `create index privacy_request_steps_of_request on privacy_request_steps (request_id, at)`,
  `create function refuse_rewriting_request_steps() returns trigger language plpgsql as $$
   begin
     raise exception 'the steps of a request are only ever added to'
       using errcode = '23514', constraint = 'privacy_request_steps_append_only';
   end $$`,
  `create trigger privacy_request_steps_append_only before update or delete on privacy_request_steps
     for each row execute function refuse_rewriting_request_steps()`,
];

const DOWN = [
  `drop table privacy_request_steps`,
  `drop function refuse_rewriting_request_steps()`,
  `drop table privacy_requests`,
];

export class CreatePrivacyRequests20261125000602 implements MigrationInterface {
  readonly name = 'CreatePrivacyRequests20261125000602';

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
