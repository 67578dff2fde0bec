import { Injectable } from '@nestjs/common';
import { Database, type Grant } from '#platform';
import { type Language } from './account.rules.js';
import { type Role } from '../roles/role.rules.js';
import { type SignInMethod, type SignInStep } from './sign-in-steps.rules.js';

export interface SessionRow {
  sessionId: string;
  accountId: string;
  personId: string | null;
  name: string;
  lastSeenAt: Date;
  unfinished: SignInStep | null;
  grants: Grant[];
}

export interface SessionView {
  accountId: string;
  username: string;
  language: Language;
  personId: string | null;
  fullName: string | null;
  unitId: string | null;
  unitName: string | null;
  roles: { role: Role; unitId: string; unitName: string | null }[];
}

export interface NewSession {
  id: string;
  tokenHash: Buffer;
  accountId: string;
  now: Date;
  expiresAt: Date;
  userAgent: string | null;
  begun: SessionBegin;
}

/** How a session came about, and what is left to do in it. */
export interface SessionBegin {
  method: SignInMethod;
  provider: string | null;
  factorPassed: boolean;
  unfinished: SignInStep | null;
}

export interface OwnSessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  userAgent: string | null;
  method: SignInMethod;
  provider: string | null;
}

/** Runs at every request: one prepared statement over four indexes. */
const AUTHENTICATE = `
  select s.id as "sessionId", s.account_id as "accountId", a.person_id as "personId",
         coalesce(p.full_name, a.username) as name, s.last_seen_at as "lastSeenAt", s.unfinished,
         (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)
            || case when g.delegated_from is null then '{}'::jsonb else jsonb_build_object('lentBy', (
                 select c.person_id from role_grants o join accounts c on c.id = o.account_id
                 where o.id = g.delegated_from)) end), '[]'::jsonb)
          from role_grants g where g.account_id = s.account_id and g.valid @> $4::date) as grants
  from sessions s
  join accounts a on a.id = s.account_id and a.state = 'active'
  left join people p on p.id = a.person_id
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and s.last_seen_at > $3`;

@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async findLive(tokenHash: Buffer, now: Date, seenAfter: Date, today: string): Promise<SessionRow | null> {
    const rows = await this.database.named<SessionRow>('identity.session', AUTHENTICATE, [
      tokenHash,
      now,
      seenAfter,
      today,
    ]);
    return rows[0] ?? null;
  }

  async insert(session: NewSession): Promise<void> {
    await this.database.query(
      `insert into sessions (id, token_hash, account_id, created_at, last_seen_at, expires_at, user_agent,
                             method, provider, factor_passed, unfinished)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)`,
      [
        session.id,
        session.tokenHash,
        session.accountId,
        session.now,
        session.expiresAt,
        session.userAgent,
        session.begun.method,
        session.begun.provider,
        session.begun.factorPassed,
        session.begun.unfinished,
      ],
    );
  }

  async findBegin(sessionId: string): Promise<SessionBegin | null> {
    return this.database.one<SessionBegin>(
      `select method, provider, factor_passed as "factorPassed", unfinished from sessions where id = $1`,
      [sessionId],
    );
  }

  /** The open sessions of an account, the one used last first. */
  async listLive(accountId: string, now: Date, seenAfter: Date): Promise<OwnSessionRow[]> {
    return this.database.query<OwnSessionRow>(
      `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
              user_agent as "userAgent", method, provider
       from sessions
       where account_id = $1 and revoked_at is null and expires_at > $2 and last_seen_at > $3 and unfinished is null
       order by last_seen_at desc, id`,
      [accountId, now, seenAfter],
    );
  }

  async revokeOne(accountId: string, sessionId: string, now: Date): Promise<boolean> {
    const revoked = await this.database.affected(
      `update sessions set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null`,
      [accountId, sessionId, now],
    );
    return revoked === 1;
  }

  async revokeOthers(accountId: string, sessionId: string, now: Date): Promise<number> {
    return this.database.affected(
      `update sessions set revoked_at = $3 where account_id = $1 and id <> $2 and revoked_at is null`,
      [accountId, sessionId, now],
    );
  }

  async touch(sessionId: string, now: Date): Promise<void> {
    await this.database.query('update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2', [
      sessionId,
      now,
    ]);
  }

  async revokeByToken(tokenHash: Buffer, now: Date): Promise<void> {
    await this.database.query('update sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null', [
      tokenHash,
      now,
    ]);
  }

  async revokeAllOf(accountId: string, now: Date): Promise<number> {
    return this.database.affected('update sessions set revoked_at = $2 where account_id = $1 and revoked_at is null', [
      accountId,
      now,
    ]);
  }

  async describe(accountId: string, today: string): Promise<SessionView | null> {
    return this.database.one<SessionView>(
      `select c.id as "accountId", c.username, c.language, p.id as "personId", p.full_name as "fullName",
              a.unit_id as "unitId", v.name as "unitName",
              (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'unitName', gv.name)
                                         order by g.created_at, g.id), '[]'::jsonb)
               from role_grants g
               left join current_unit_versions gv on gv.unit_id = g.unit_id and gv.valid @> $2::date
               where g.account_id = c.id and g.valid @> $2::date) as roles
       from accounts c
       left join people p on p.id = c.person_id
       left join current_assignments a on a.person_id = p.id and a.kind = 'primary' and a.valid @> $2::date
       left join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> $2::date
       where c.id = $1`,
      [accountId, today],
    );
  }

  /** Sessions that are older than the first day, or the day of the end, of a role of their account. */
  async revokeOfTurnedRoles(today: string, now: Date): Promise<number> {
    const begun = `(s.created_at at time zone 'Asia/Ho_Chi_Minh')::date`;
    return this.database.affected(
      `update sessions s set revoked_at = $2
       where s.revoked_at is null and s.expires_at > $2 and exists (
         select from role_grants g where g.account_id = s.account_id
           and ((lower(g.valid) <= $1::date and lower(g.valid) > ${begun})
                or (upper(g.valid) <= $1::date and upper(g.valid) > ${begun})))`,
      [today, now],
    );
  }

  /** Sessions that ended long ago say nothing any more. */
  async deleteEndedBefore(instant: Date): Promise<number> {
    return this.database.affected('delete from sessions where expires_at < $1', [instant]);
  }
}
