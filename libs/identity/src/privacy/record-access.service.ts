import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { PersonalKeys } from '../audit/personal-keys.service.js';
import { unseal } from '../audit/sealing.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { answerForRecords, headRecords, openRecords } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';
import { OPEN_HOURS, type OpeningReason, type Standing } from './record-access.rules.js';
import { type OpeningRow, RecordAccessRepository, type StatedPurpose } from './record-access.repository.js';

export interface Opening extends Omit<OpeningRow, 'sealed'> {
  purpose: string | null;
}

const HOUR = 3_600_000;
const SHOWN = 200;

/** The gate in front of everything that names one person's learning: who may look, who must say why, and who did. */
@Injectable()
export class RecordAccess {
  constructor(
    private readonly database: Database,
    private readonly repository: RecordAccessRepository,
    private readonly access: Access,
    private readonly trail: AuditTrail,
    private readonly keys: PersonalKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets the reader at the record or refuses; notes that they looked.
   * @throws identity.person-not-found, identity.purpose-required
   */
  async pass(actor: Actor, personId: string): Promise<void> {
    const { standing, unitId } = await this.standingOf(actor, personId);
    if (standing === 'self' || standing === 'head') return;
    const { accountId } = actor;
    if (accountId === null) throw IdentityErrors.signedInPeopleOnly();
    const stated =
      standing === 'answers' ? null : await this.repository.findOpen(accountId, personId, this.clock.now());
    if (standing === 'stranger' && stated === null) throw IdentityErrors.purposeRequired(personId);
    const look = { accountId, personId, day: this.clock.today(), at: this.clock.now() };
    await this.database.transaction(async () => {
      if (await this.repository.noteFirst(look)) await this.record(actor, personId, unitId, stated);
    });
  }

  /** Opens the record for a day to somebody who does not answer for the person. @returns until when. */
  async state(actor: Actor, personId: string, reason: OpeningReason, purpose: string | null): Promise<Date> {
    const { unitId } = await this.standingOf(actor, personId);
    const { accountId } = actor;
    if (accountId === null) throw IdentityErrors.signedInPeopleOnly();
    if (reason === 'other' && purpose === null) throw IdentityErrors.purposeMissing();
    const at = this.clock.now();
    const stated = { reason, purpose, openUntil: new Date(at.getTime() + OPEN_HOURS * HOUR) };
    await this.database.transaction(async () => {
      await this.repository.open({ accountId, personId, day: this.clock.today(), at }, stated);
      await this.record(actor, personId, unitId, stated);
    });
    return stated.openUntil;
  }

  /** Who looked at one's own record, the newest first. */
  async openingsOf(personId: string): Promise<Opening[]> {
    const rows = await this.repository.listOf(personId, SHOWN);
    const key = (await this.keys.existing([personId])).get(personId);
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      purpose: sealed && key ? purposeIn(key, sealed, row.id) : null,
    }));
  }

  async standingOf(actor: Actor, personId: string): Promise<{ standing: Standing; unitId: string | null }> {
    const units = await this.repository.findUnits(personId, this.clock.today());
    if (units === null) throw IdentityErrors.personNotFound(personId);
    const { home: unitId } = units;
    if (actor.personId === personId) return { standing: 'self', unitId };
    const among = [...units.all, ...(unitId === null ? [] : [unitId])];
    const [headed, answered, opened] = await Promise.all(
      [headRecords, answerForRecords, openRecords].map((permission) => this.access.unitScope(actor, permission)),
    );
    if (headed && among.some((unit) => scopeHolds(headed, unit))) return { standing: 'head', unitId };
    if (answered && among.some((unit) => scopeHolds(answered, unit))) return { standing: 'answers', unitId };
    // Whoever holds none of these roles learns not even that there is such a person.
    const nowhere = !opened || ('unitIds' in opened && opened.unitIds.length === 0);
    if (nowhere) throw IdentityErrors.personNotFound(personId);
    return { standing: 'stranger', unitId };
  }

  /** The words of the purpose may name the person: they are sealed, the kind of reason stays readable. */
  private async record(actor: Actor, personId: string, unitId: string | null, stated: StatedPurpose | null) {
    await this.trail.record(actor, {
      action: 'identity.record-opened',
      subject: { kind: 'person', id: personId },
      personId,
      unitId,
      purpose: stated?.reason ?? null,
      details: stated === null ? {} : { openUntil: stated.openUntil.toISOString() },
      ...(stated?.purpose && { personal: { after: { purpose: stated.purpose } } }),
    });
  }
}

function purposeIn(key: Buffer, sealed: Buffer, entryId: string): string | null {
  const values = JSON.parse(unseal(key, sealed, entryId).toString('utf8')) as { after?: { purpose?: string } };
  return values.after?.purpose ?? null;
}
