import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Events, newId } from '#platform';
import { Access } from '../roles/access.service.js';
import { spliceAt } from './bitemporal.rules.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { UnitChanged } from '../identity.events.js';
import { manageUnits } from '../identity.permissions.js';
import { type HistoryRow, OrgUnitRepository, type TreeRow, type UnitVersion } from './org-unit.repository.js';
import { normaliseName } from '../people/person-name.rules.js';
import { type OrgEventKind, type UnitKind } from './unit-kind.rules.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';

/** The paper behind a change of the organisation, and the day from which it holds. */
export interface Decision {
  effectiveOn: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  note: string | null;
}

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

@Injectable()
export class OrgUnits {
  constructor(
    private readonly database: Database,
    private readonly repository: OrgUnitRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The organisation as it was, is or will be on a day. Its tree is no secret within the house. */
  async tree(on: string | undefined): Promise<{ on: string; units: TreeRow[] }> {
    const day = on ?? this.clock.today();
    return { on: day, units: await this.repository.listTree(day) };
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
    await this.requireAlive(unit.parentId, unit.effectiveOn);
    const id = newId();
    await this.write(id, 'create', unit, async (eventId, recordedAt) => {
      const { parentId, shortName, code, kind, effectiveOn: from } = unit;
      const name = normaliseName(unit.name);
      await this.repository.insertUnit(id);
      await this.repository.insertVersion(
        { unitId: id, eventId, parentId, name, shortName, code, kind, from, to: null },
        recordedAt,
      );
    });
    return id;
  }

  async rename(actor: Actor, unitId: string, renaming: Renaming): Promise<void> {
    await this.requireManaged(actor, unitId);
    const name = normaliseName(renaming.name);
    await this.change(unitId, 'rename', renaming, (current) => ({
      ...current,
      name,
      shortName: renaming.shortName === undefined ? current.shortName : renaming.shortName,
    }));
  }

  async move(actor: Actor, unitId: string, parentId: string, decision: Decision): Promise<void> {
    await this.requireManaged(actor, unitId);
    await this.requireManaged(actor, parentId);
    await this.requireAlive(parentId, decision.effectiveOn);
    await this.change(unitId, 'move', decision, (current) => {
      if (current.parentId === null) {
        throw IdentityErrors.rootUnitFixed();
      }
      return { ...current, parentId };
    });
  }

  private async change(
    unitId: string,
    kind: OrgEventKind,
    decision: Decision,
    changed: (current: UnitVersion) => UnitVersion,
  ): Promise<void> {
    await this.write(unitId, kind, decision, async (eventId, recordedAt) => {
      const known = await this.repository.listVersionsForChange(unitId);
      const { current, before, until } = spliceAt(known, decision.effectiveOn);
      if (current === null) {
        throw IdentityErrors.unitNotAlive(unitId, decision.effectiveOn);
      }
      const next = changed(current);
      if (next.name === current.name && next.shortName === current.shortName && next.parentId === current.parentId) {
        throw IdentityErrors.unitUnchanged();
      }
      await this.repository.supersede(current.id, recordedAt);
      if (before !== null) {
        await this.repository.insertVersion(before, recordedAt);
      }
      await this.repository.insertVersion({ ...next, eventId, from: decision.effectiveOn, to: until }, recordedAt);
    });
  }

  /** The event first, since versions point at it; then the versions; then the news. */
  private async write(
    unitId: string,
    kind: OrgEventKind,
    { effectiveOn, decisionNumber, decisionDate, note }: Decision,
    versions: (eventId: string, recordedAt: Date) => Promise<void>,
  ): Promise<void> {
    await this.database
      .transaction(async () => {
        const recordedAt = this.clock.now();
        const event = { id: newId(), kind, decisionNumber, decisionDate, effectiveOn, note };
        await this.repository.insertEvent(event, recordedAt);
        await versions(event.id, recordedAt);
        await this.events.publish(new UnitChanged({ unitId, from: effectiveOn }));
      })
      .catch(refuse);
  }

  private async requireManaged(actor: Actor, unitId: string): Promise<void> {
    const scope = await this.access.unitScope(actor, manageUnits);
    const exists = (await this.repository.listHistory(unitId)).length > 0;
    if (!exists || !scopeHolds(scope, unitId)) {
      throw IdentityErrors.unitNotFound(unitId);
    }
  }

  private async requireAlive(unitId: string, on: string): Promise<void> {
    if ((await this.repository.findVersion(unitId, on)) === null) {
      throw IdentityErrors.unitNotAlive(unitId, on);
    }
  }
}
