import { createHash, randomBytes } from 'node:crypto';
import { newId, type Database } from '#platform';

function newToken(prefix: string): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest() };
}

/** A service token as the administrator would issue it; returns what goes into the `Authorization` header. */
export async function issueServiceToken(
  database: Database,
  name: string,
  scopes: readonly string[],
): Promise<{ authorization: string }> {
  const { token, hash } = newToken('th_');
  await database.query(
    `insert into service_tokens (id, name, token_hash, scopes, created_at) values ($1, $2, $3, $4, now())`,
    [newId(), name, hash, scopes],
  );
  return { authorization: `Bearer ${token}` };
}

/** A person who has signed in, without the deliberate slowness of the password; returns the `Cookie` header. */
export async function signIn(
  database: Database,
  person: { id: string; unitId: string; role: string },
): Promise<{ cookie: string }> {
  const accountId = newId();
  const { token, hash } = newToken('');
  await database.query(`insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, '-')`, [
    accountId,
    person.id,
    `u${accountId.replaceAll('-', '')}`,
  ]);
  await database.query(
    `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, daterange('2020-01-01', null))`,
    [newId(), accountId, person.role, person.unitId],
  );
  await database.query(
    `insert into sessions (id, token_hash, account_id, expires_at) values ($1, $2, $3, now() + interval '12 hours')`,
    [newId(), hash, accountId],
  );
  return { cookie: `th_session=${token}` };
}
