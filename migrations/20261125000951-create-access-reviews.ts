import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  `create table access_reviews (
     id uuid constraint access_reviews_pkey primary key,
     opened_at timestamptz not null,
     opened_on date not null,
     due_on date not null,
     opened_by uuid constraint access_reviews_opener_known references accounts on delete set null,
     closed_at timestamptz,
     closed_on date,
     closed_by uuid constraint access_reviews_closer_known references accounts on delete set null,
     constraint access_reviews_closed_whole check ((closed_at is null) = (closed_on is null))
   )`,
  `create unique index access_reviews_one_open on access_reviews ((true)) where closed_at is null`,
  // The grant as it stood when the review began; it may be gone by now.
  `create table access_review_items (
     id uuid constraint access_review_items_pkey primary key,
     review_id uuid not null constraint access_review_items_review_known references access_reviews on delete cascade,
     grant_id uuid not null,
     account_id uuid constraint access_review_items_account_known references accounts on delete set null,
     person_id uuid constraint access_review_items_person_known references people,
     role text not null,
     unit_id uuid not null constraint access_review_items_unit_known references org_units,
     valid daterange not null,
     granted_at timestamptz not null,
     granted_by uuid constraint access_review_items_granter_known references accounts on delete set null,
     delegated boolean not null,
     last_sign_in_at timestamptz,
     outcome text constraint access_review_items_outcome_known
       check (outcome in ('confirmed', 'ended', 'shortened', 'lapsed', 'unreviewed')),
     ends_on date,
     decided_at timestamptz,
     decided_by uuid constraint access_review_items_decider_known references accounts on delete set null,
     constraint access_review_items_once unique (review_id, grant_id),
     constraint access_review_items_decided_whole check ((outcome is null) = (decided_at is null)),
     constraint access_review_items_end_given check ((outcome = 'shortened') is not true or ends_on is not null),
     constraint access_review_items_not_own check (decided_by is null or account_id is null
       or decided_by <> account_id or outcome in ('lapsed', 'unreviewed'))
   )`,
  `create index access_review_items_of_person on access_review_items (person_id)`,
];

const DOWN = ['drop table access_review_items', 'drop table access_reviews'];

export class CreateAccessReviews20261125000951 implements MigrationInterface {
  readonly name = 'CreateAccessReviews20261125000951';

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
