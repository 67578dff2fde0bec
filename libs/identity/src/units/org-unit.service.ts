import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Events, newId } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { changesOf } from '../audit/changes.rules.js';
import { Access } from '../roles/access.service.js';
import { cutAt, holds, lastsFrom } from './bitemporal.rules.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { UnitChanged } from '../identity.events.js';
import { manageUnits } from '../identity.permissions.js';
import { type HistoryRow, OrgUnitRepository, type TreeRow, type UnitVersion } from './org-unit.repository.js';
import { normaliseName } from '../people/person-name.rules.js';
import { type Decision, decisionFault } from './decision.rules.js';
import { type OrgEventKind, type UnitKind } from './unit-kind.rules.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';

export interface NewUnit extends Decision {
  parentId: string;
  name: string;
  shortName: string | null;
  code: string | null;
  kind: UnitKind;
}

export interface Renaming extends Decision {
  name: string;
  shortName: string | null | undefined;
}

export interface UnitDetail extends UnitVersion {
  path: { id: string; name: string }[];
  history: HistoryRow[];
}

const DEEDS = {
  create: 'identity.unit-created',
  rename: 'identity.unit-renamed',
  move: 'identity.unit-moved',
} as const satisfies Partial<Record<OrgEventKind, string>>;

@Injectable()
export class OrgUnits {
  constructor(
    private readonly database: Database,
    private readonly repository: OrgUnitRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The organisation as it was, is or will be on a day, as known now or then. Its tree is no secret within the house. */
  async tree(on: string | undefined, knownAt?: Date): Promise<{ on: string; units: TreeRow[] }> {
    const day = on ?? this.clock.today();
    const units = knownAt ? this.repository.listTreeKnownAt(day, knownAt) : this.repository.listTree(day);
    return { on: day, units: await units };
  }

  /** On a day on which the unit is not alive (dissolved, or not yet created) its latest known version speaks for it. */
  async get(unitId: string, on: string | undefined): Promise<UnitDetail> {
    const day = on ?? this.clock.today();
    const history = await this.repository.listHistory(unitId);
    const version = (await this.repository.findVersion(unitId, day)) ?? history[0];
    if (version === undefined) {
      throw IdentityErrors.unitNotFound(unitId);
    }
    return { ...version, path: await this.repository.listPath(unitId, day), history };
  }

  async create(actor: Actor, unit: NewUnit): Promise<string> {
    await this.requireManaged(actor, unit.parentId);
    const id = newId();
    await this.write(actor, { unitId: id, kind: 'create' }, unit, async (eventId, recordedAt) => {
      const { parentId, shortName, code, kind, effectiveOn: from } = unit;
      const name = normaliseName(unit.name);
      await this.requireLasting(parentId, from);
      await this.repository.insertUnit(id);
      await this.repository.insertVersions(
        [{ unitId: id, eventId, parentId, name, shortName, code, kind, from, to: null }],
        recordedAt,
      );
    });
    return id;
  }

  async rename(actor: Actor, unitId: string, renaming: Renaming): Promise<void> {
    await this.requireManaged(actor, unitId);
    const name = normaliseName(renaming.name);
    await this.write(actor, { unitId, kind: 'rename' }, renaming, async (eventId, recordedAt) => {
      const known = await this.listAlive(unitId, renaming.effectiveOn);
      await this.change(known, renaming.effectiveOn, { eventId, recordedAt }, (row, current) =>
        row.name === current.name && row.shortName === current.shortName
          ? { name, shortName: renaming.shortName === undefined ? row.shortName : renaming.shortName }
          : null,
      );
    });
  }

  async move(actor: Actor, unitId: string, parentId: string, decision: Decision): Promise<void> {
    await this.requireManaged(actor, unitId);
    await this.requireManaged(actor, parentId);
    await this.write(actor, { unitId, kind: 'move' }, decision, async (eventId, recordedAt) => {
      await this.requireLasting(parentId, decision.effectiveOn);
      const known = await this.listAlive(unitId, decision.effectiveOn);
      await this.change(known, decision.effectiveOn, { eventId, recordedAt }, (row, current) => {
        if (current.parentId === null) throw IdentityErrors.rootUnitFixed();
        return row.parentId === current.parentId ? { parentId } : null;
      });
    });
  }

  /**
   * Holds from the day on, and reaches into versions that are known to come for as long as these have the old value:
   * a renaming recorded late is not undone by a move that was recorded before it.
   */
  private async change(
    known: readonly UnitVersion[],
    day: string,
    { eventId, recordedAt }: { eventId: string; recordedAt: Date },
    changed: (row: UnitVersion, current: UnitVersion) => Partial<UnitVersion> | null,
  ): Promise<void> {
    const current = known.find((row) => holds(row, day));
    if (current === undefined) return;
    const following = known.filter((row) => row.from > day);
    const end = following.findIndex((row) => changed(row, current) === null);
    const next = [current, ...(end < 0 ? following : following.slice(0, end))];
    const first = { ...current, ...changed(current, current) };
    if (first.name === current.name && first.shortName === current.shortName && first.parentId === current.parentId) {
      throw IdentityErrors.unitUnchanged();
    }
    const rows = next.flatMap((row) => {
      const { before, after } = cutAt(row, day);
      const replaced = { ...row, ...after, ...changed(row, current), eventId: row === current ? eventId : row.eventId };
      return before === null ? [replaced] : [before, replaced];
    });
    await this.repository.supersedeAll(
      next.map((row) => row.id),
      recordedAt,
    );
    await this.repository.insertVersions(rows, recordedAt);
  }

  /** The event first, since versions point at it; then the versions; then the news and the entry of the trail. */
  private async write(
    actor: Actor,
    { unitId, kind }: { unitId: string; kind: keyof typeof DEEDS },
    decision: Decision,
    versions: (eventId: string, recordedAt: Date) => Promise<void>,
  ): Promise<void> {
    const fault = decisionFault(decision, this.clock.today());
    if (fault !== null) throw IdentityErrors.decisionImplausible(fault);
    const { effectiveOn, decisionNumber, decisionDate, note } = decision;
    await this.database
      .transaction(async () => {
        await this.repository.lockOrganisation();
        const recordedAt = this.clock.now();
        const event = { id: newId(), kind, decisionNumber, decisionDate, effectiveOn, note };
        const before = await this.describe(unitId, effectiveOn);
        await this.repository.insertEvent(event, recordedAt);
        await versions(event.id, recordedAt);
        await this.events.publish(new UnitChanged({ unitId, from: effectiveOn }));
        await this.audit.record(actor, {
          action: DEEDS[kind],
          subject: { kind: 'unit', id: unitId },
          unitId,
          details: {
            ...{ effectiveOn, decisionNumber, decisionDate },
            ...changesOf(before, await this.describe(unitId, effectiveOn)),
          },
        });
      })
      .catch(refuse);
  }

  private async describe(unitId: string, on: string): Promise<object | null> {
    const version = (await this.repository.listVersions([unitId])).find((row) => holds(row, on));
    if (version === undefined) return null;
    const { name, shortName, code, kind, parentId } = version;
    return { name, shortName, code, kind, parentId };
  }

  private async requireManaged(actor: Actor, unitId: string): Promise<void> {
    const scope = await this.access.unitScope(actor, manageUnits);
    const exists = (await this.repository.listHistory(unitId)).length > 0;
    if (!exists || !scopeHolds(scope, unitId)) {
      throw IdentityErrors.unitNotFound(unitId);
    }
  }

  private async listAlive(unitId: string, on: string): Promise<UnitVersion[]> {
    const known = await this.repository.listVersions([unitId]);
    if (!known.some((row) => holds(row, on))) throw IdentityErrors.unitNotAlive(unitId, on);
    return known;
  }

  /** A unit that is to end cannot take another one below it for good. */
  private async requireLasting(unitId: string, from: string): Promise<void> {
    if (!lastsFrom(await this.listAlive(unitId, from), from)) throw IdentityErrors.unitEndsLater(unitId);
  }
}
