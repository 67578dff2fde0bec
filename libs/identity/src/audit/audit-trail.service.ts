import { Injectable } from '@nestjs/common';
import { type Actor, Clock, currentContext, Database, newId } from '#platform';
import { AuditTrailRepository, type NewAuditRow } from './audit-trail.repository.js';
import { PersonalKeys } from './personal-keys.service.js';
import { seal } from './sealing.rules.js';

/** What was done to what. */
export interface AuditEntry {
  /** `domain.past-tense`, for example `identity.role-granted`. */
  action: string;
  subject: { kind: string; id: string | null };
  /** Whose personal data is concerned; this person sees the entry on the page of their data. */
  personId?: string | null;
  unitId?: string | null;
  /** Why a record outside of one's own work was opened, in the words of who did. */
  purpose?: string | null;
  /** Codes, ids, days and numbers that stay readable for ever. No names, addresses or free text about a person. */
  details?: object;
  /** Personal values before and after: sealed with the key of `personId`, unreadable once that key is destroyed. */
  personal?: { before?: object | null; after?: object | null };
}

/** The append-only record of who did what, each entry hashing the one before. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditTrailRepository,
    private readonly keys: PersonalKeys,
    private readonly clock: Clock,
  ) {}

  /** Belongs into the transaction of the deed: both are there or neither is. */
  async record(actor: Actor, entry: AuditEntry): Promise<void> {
    await this.recordAll(actor, [entry]);
  }

  async recordAll(actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.database.transaction(async () => {
      const concerned = entries.flatMap(({ personId, personal }) => (personId && personal ? [personId] : []));
      const keys = await this.keys.ofPeople(concerned);
      await this.repository.insert(entries.map((entry) => this.rowOf(actor, entry, keys)));
    });
  }

  private rowOf(actor: Actor, entry: AuditEntry, keys: ReadonlyMap<string, Buffer>): NewAuditRow {
    const { action, subject, personId = null, unitId = null, purpose = null, details = {}, personal } = entry;
    const id = newId();
    const key = personId === null ? undefined : keys.get(personId);
    return {
      id,
      occurredAt: this.clock.now(),
      actorKind: actor.kind,
      actorAccountId: actor.accountId,
      actorPersonId: actor.personId,
      // A person's name is theirs: it is looked up by the id and goes with an erasure. A system's name is no secret.
      actorName: actor.kind === 'person' ? null : actor.name,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      personId,
      unitId,
      purpose,
      details,
      sealed: personal && key ? seal(key, Buffer.from(JSON.stringify(personal), 'utf8'), id) : null,
      correlationId: currentContext().correlationId,
    };
  }
}
