import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface PersonalKeyRow {
  personId: string;
  /** Null when it was destroyed. */
  wrappedKey: Buffer | null;
}

@Injectable()
export class PersonalKeysRepository {
  constructor(private readonly database: Database) {}

  async list(personIds: readonly string[]): Promise<PersonalKeyRow[]> {
    return this.database.query<PersonalKeyRow>(
      `select person_id as "personId", wrapped_key as "wrappedKey" from personal_keys where person_id = any($1::uuid[])`,
      [personIds],
    );
  }

  /** Leaves those alone that somebody else has made meanwhile. */
  async insertMissing(keys: readonly { personId: string; wrappedKey: Buffer }[], at: Date): Promise<void> {
    await this.database.query(
      `insert into personal_keys (person_id, wrapped_key, created_at)
       select person_id, wrapped_key, $3 from unnest($1::uuid[], $2::bytea[]) t (person_id, wrapped_key)
       order by person_id on conflict (person_id) do nothing`,
      [keys.map((key) => key.personId), keys.map((key) => key.wrappedKey), at],
    );
  }

  /** @returns whether there was a key to destroy. */
  async destroy(personId: string, at: Date): Promise<boolean> {
    const touched = await this.database.affected(
      `insert into personal_keys (person_id, wrapped_key, created_at, destroyed_at) values ($1, null, $2, $2)
       on conflict (person_id) do update set wrapped_key = null, destroyed_at = excluded.destroyed_at
       where personal_keys.wrapped_key is not null`,
      [personId, at],
    );
    return touched > 0;
  }
}
