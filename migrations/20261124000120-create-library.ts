import { type MigrationInterface, type QueryRunner } from 'typeorm';

// The same words in both Unicode forms; whatever is neither letter nor digit parts them, so that 72/QĐ-UBND is three words.
const WORDS = [
  `create function marked_words(text) returns text language sql immutable strict parallel safe
     as $$ select btrim(regexp_replace(lower(normalize($1, nfc)), '[^[:alnum:]]+', ' ', 'g')) $$`,
  `create function folded_words(text) returns text language sql immutable strict parallel safe
     as $$ select btrim(regexp_replace(lower(public.f_unaccent(normalize($1, nfc))), '[^[:alnum:]]+', ' ', 'g')) $$`,
];

const FILES = [
  `create table stored_files (
     id uuid constraint stored_files_pkey primary key,
     sha256 char(64) not null constraint stored_files_content_once unique
       constraint stored_files_sha256_written check (sha256 ~ '^[0-9a-f]{64}$'),
     size_bytes bigint not null constraint stored_files_not_empty check (size_bytes > 0),
     media_type text not null,
     storage_key text not null,
     state text not null default 'pending' constraint stored_files_state_known check (state in ('pending', 'stored')),
     created_at timestamptz not null default now()
   )`,
  `create index stored_files_pending on stored_files (created_at) where state = 'pending'`,
  // Who brought these bytes: only they, and those who may see a resource made of them, may make another one of them.
  `create table file_arrivals (
     file_id uuid not null constraint file_arrivals_file_known references stored_files on delete cascade,
     account_id uuid not null constraint file_arrivals_account_known references accounts,
     file_name text not null,
     arrived_at timestamptz not null default now(),
     constraint file_arrivals_pkey primary key (file_id, account_id)
   )`,
];

const RESOURCES = [
  `create table resources (
     id uuid constraint resources_pkey primary key,
     slug text constraint resources_slug_taken unique,
     owner_person_id uuid not null constraint resources_owner_person_known references people,
     owner_unit_id uuid not null constraint resources_owner_unit_known references org_units,
     state text not null default 'draft' constraint resources_state_known check (state in ('draft', 'published', 'withdrawn')),
     title text not null constraint resources_title_normalised
       check (title is nfc normalized and title = btrim(title) and title <> ''),
     summary text not null default '' constraint resources_summary_normalised check (summary is nfc normalized),
     document_number text constraint resources_document_number_normalised check (document_number is nfc normalized),
     topic text not null constraint resources_topic_known
       check (topic in ('digital-general', 'digital-devices', 'digital-data', 'digital-communication', 'digital-content',
         'digital-security', 'digital-problem-solving', 'environment-law', 'land', 'water', 'forestry', 'agriculture',
         'office-documents', 'foreign-language', 'emulation', 'public-service', 'learning-skills')),
     licence text not null constraint resources_licence_known
       check (licence in ('CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'internal')),
     language text not null constraint resources_language_known check (language in ('vi', 'en', 'other')),
     current_version_id uuid not null,
     file_name text not null,
     published_at timestamptz,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     search_text text not null generated always as
       (folded_words(title || ' ' || coalesce(document_number, '') || ' ' || summary || ' ' || file_name)) stored,
     search tsvector not null generated always as (
       setweight(to_tsvector('simple', folded_words(title || ' ' || coalesce(document_number, ''))), 'A') ||
       setweight(to_tsvector('simple', folded_words(summary)), 'B') ||
       setweight(to_tsvector('simple', folded_words(file_name)), 'C') ||
       setweight(to_tsvector('simple', folded_words(topic)), 'D')) stored,
     search_marked tsvector not null generated always as (
       setweight(to_tsvector('simple', marked_words(title || ' ' || coalesce(document_number, ''))), 'A') ||
       setweight(to_tsvector('simple', marked_words(summary)), 'B')) stored,
     constraint resources_published_dated check (state = 'draft' or published_at is not null)
   )`,
  `create table resource_versions (
     id uuid constraint resource_versions_pkey primary key,
     resource_id uuid not null constraint resource_versions_resource_known references resources on delete cascade,
     number int not null constraint resource_versions_number_counted check (number >= 1),
     file_id uuid not null constraint resource_versions_file_known references stored_files,
     file_name text not null constraint resource_versions_file_name_normalised check (file_name is nfc normalized),
     media_type text not null,
     size_bytes bigint not null,
     captions_file_id uuid constraint resource_versions_captions_known references stored_files,
     created_by uuid not null constraint resource_versions_author_known references people,
     created_at timestamptz not null default now(),
     constraint resource_versions_number_once unique (resource_id, number),
     constraint resource_versions_of_resource unique (id, resource_id)
   )`,
  // Deferred: a resource and its first version are born in one transaction and point at each other.
  `alter table resources add constraint resources_current_version_own
     foreign key (current_version_id, id) references resource_versions (id, resource_id) deferrable initially deferred`,
  `create index resources_search on resources using gin (search)`,
  `create index resources_search_text on resources using gin (search_text gin_trgm_ops)`,
  `create index resources_newest on resources (published_at desc, id) where state = 'published'`,
  `create index resources_of_unit on resources (owner_unit_id, updated_at desc)`,
  `create index resource_versions_of_file on resource_versions (file_id)`,
  `create index resource_versions_of_captions on resource_versions (captions_file_id) where captions_file_id is not null`,
];

const USES = [
  `create table resource_uses (
     resource_id uuid not null constraint resource_uses_resource_known references resources on delete cascade,
     person_id uuid not null constraint resource_uses_person_known references people,
     unit_id uuid constraint resource_uses_unit_known references org_units,
     first_used_at timestamptz not null,
     last_used_at timestamptz not null,
     opens int not null default 0,
     downloads int not null default 0,
     seconds int not null default 0,
     counted_at timestamptz,
     constraint resource_uses_pkey primary key (resource_id, person_id)
   )`,
  `create index resource_uses_of_person on resource_uses (person_id)`,
];

const DOWN = [
  `drop table resource_uses`,
  `alter table resources drop constraint resources_current_version_own`,
  `drop table resource_versions`,
  `drop table resources`,
  `drop table file_arrivals`,
  `drop table stored_files`,
  `drop function folded_words(text)`,
  `drop function marked_words(text)`,
];

export class CreateLibrary20261124000120 implements MigrationInterface {
  readonly name = 'CreateLibrary20261124000120';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...WORDS, ...FILES, ...RESOURCES, ...USES]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
