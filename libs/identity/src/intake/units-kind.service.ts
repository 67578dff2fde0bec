import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DurableEvent, newId } from '#platform';
import { type AuditEntry } from '../audit/audit-trail.service.js';
import { UnitChanged } from '../identity.events.js';
import { scopeHolds, type UnitScope } from '../roles/unit-scope.rules.js';
import { holds } from '../units/bitemporal.rules.js';
import { sameName } from './folding.rules.js';
import {
  type Applied,
  type ApplyContext,
  type Given,
  type GivenRow,
  ImportKind,
  type PlanContext,
  type PlannedRow,
  refused,
  type RowToUndo,
  type Undone,
} from './import-kind.js';
import { ImportKinds } from './import-kinds.service.js';
import { type FoundUnit, type KnownVersion, UnitLookupRepository } from './unit-lookup.repository.js';
import { type FoundUnits, pathOf, UnitLookup } from './unit-lookup.service.js';
import { actOf, fieldsOf, lacksDecision, type UnitAct, unitChanges } from './unit-plan.rules.js';
import { UNIT_COLUMNS } from './units-columns.rules.js';
import { type NewUnitEvent, type NewVersion, UnitsIntakeRepository } from './units-intake.repository.js';

interface UnitUndo {
  readonly unitId: string;
  readonly created: boolean;
  readonly superseded: string | null;
  readonly recorded: readonly string[];
  readonly from: string;
}

interface Ground {
  readonly context: PlanContext;
  readonly units: FoundUnits;
  readonly versions: ReadonlyMap<string, KnownVersion[]>;
  readonly coming: ReadonlySet<string>;
  readonly rooted: boolean;
}

type Parent = { id: string | null; name: string } | null;

@Injectable()
export class UnitsKind extends ImportKind<UnitAct> implements OnModuleInit {
  readonly code = 'units';
  readonly name = { vi: 'Đơn vị', en: 'Units' };
  readonly columns = UNIT_COLUMNS;
  override readonly reasons = {
    'parent-needed': { vi: 'Đơn vị mới cần có đơn vị cấp trên.', en: 'A new unit needs a parent.' },
    'kind-needed': { vi: 'Đơn vị mới cần có loại đơn vị.', en: 'A new unit needs its kind.' },
    'decision-needed': {
      vi: 'Đổi tên hoặc chuyển đơn vị cần có quyết định, ghi cả số và ngày.',
      en: 'Renaming or moving a unit needs a decision, with both its number and its date.',
    },
    'decision-in-future': {
      vi: 'Ngày quyết định {value} ở tương lai.',
      en: 'The date of the decision, {value}, lies in the future.',
    },
    'root-fixed': {
      vi: 'Đơn vị cao nhất không thể chuyển vào đơn vị khác.',
      en: 'The top unit cannot be moved below another.',
    },
    'not-yet-there': { vi: 'Đơn vị chưa có hoặc không còn vào ngày {value}.', en: 'The unit is not there on {value}.' },
    'circular-rows': {
      vi: 'Đơn vị sẽ nằm dưới chính nó.',
      en: 'The unit would stand below itself.',
    },
    'in-use': {
      vi: 'Đã có người, đơn vị cấp dưới hoặc vai trò gắn với đơn vị này, nên giữ nguyên.',
      en: 'People, units below or roles rest on this unit by now, so it was left as it is.',
    },
  };

  constructor(
    private readonly kinds: ImportKinds,
    private readonly lookup: UnitLookup,
    private readonly known: UnitLookupRepository,
    private readonly repository: UnitsIntakeRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.kinds.register(this);
  }

  keyOf(given: Given): string {
    return this.refsOf(given)[0] ?? '';
  }

  groupOf(given: Given): string {
    return this.keyOf(given);
  }

  titleOf(given: Given): string {
    return given['name'] ?? given['code'] ?? '';
  }

  override refsOf(given: Given): string[] {
    const name = sameName(given['name'] ?? '');
    const path = [...pathOf(given['parent'] ?? ''), name].join('/');
    return [...new Set([...(given['code'] === undefined ? [] : [sameName(given['code'])]), path, name])];
  }

  override parentOf(given: Given): string | null {
    return given['parent'] === undefined ? null : pathOf(given['parent']).join('/');
  }

  async plan(rows: readonly GivenRow[], context: PlanContext): Promise<PlannedRow<UnitAct>[]> {
    const references = rows.flatMap(({ given }) =>
      [given['code'], given['name'], given['parent']].filter((one) => one !== undefined),
    );
    const units = await this.lookup.find(references, context.scope, context.today);
    const ids = rows.flatMap(({ given }) => {
      const own = ownUnit(given, units);
      return own && 'id' in own ? [own.id] : [];
    });
    const versions = new Map<string, KnownVersion[]>();
    for (const one of await this.known.listVersions(ids))
      versions.set(one.unitId, [...(versions.get(one.unitId) ?? []), one]);
    const coming = await context.comingRefs(rows.flatMap(({ given }) => this.parentOf(given) ?? []));
    const ground = { context, units, versions, coming, rooted: await this.known.anyUnit() };
    return rows.map((row) => this.planOne(row, ground));
  }

  async apply(rows: readonly PlannedRow<UnitAct>[], context: ApplyContext): Promise<Applied> {
    const made = rows.map(({ rowNumber, act }) => ({
      rowNumber,
      act,
      unitId: act.unitId ?? newId(),
      eventId: act.event === null ? null : newId(),
    }));
    await this.repository.insertUnits(made.flatMap(({ act, unitId }) => (act.unitId === null ? [unitId] : [])));
    await this.repository.insertEvents(made.flatMap(eventOf), context.at);
    await this.repository.supersede(
      made.flatMap(({ act }) => act.superseded ?? []),
      context.at,
    );
    const copies = made.flatMap(({ act }) =>
      act.superseded !== null && act.before ? [{ id: act.superseded, newId: newId(), ...act.before }] : [],
    );
    await this.repository.copyVersions(copies, context.at);
    const versions = made.map(({ act, unitId, eventId }) => versionOf(act, unitId, eventId));
    await this.repository.insertVersions(versions, context.at);
    const undo = new Map(
      made.map(({ rowNumber, act, unitId }, at) => {
        const recorded = [versions[at]?.id, copies.find(({ id }) => id === act.superseded)?.newId].filter(
          (id) => id !== undefined,
        );
        return [
          rowNumber,
          { unitId, created: act.unitId === null, superseded: act.superseded, recorded, from: act.from },
        ];
      }),
    );
    return { undo, ...told([...undo.values()], 'identity.unit-imported', context) };
  }

  async undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone> {
    const planned = rows.map(({ rowNumber, undo }) => ({ rowNumber, undo: undo as UnitUndo }));
    await this.known.listVersions(planned.map(({ undo }) => undo.unitId));
    const still = await this.repository.listStillKnown(planned.flatMap(({ undo }) => undo.recorded));
    const undos = planned.map(({ rowNumber, undo }) => ({
      rowNumber,
      undo: { ...undo, recorded: undo.recorded.flatMap((id) => still.get(id) ?? []) },
      changed: undo.recorded.some((id) => !still.has(id)),
    }));
    const used = new Set(await this.repository.listInUse(undos.flatMap(({ undo }) => (undo.created ? [undo] : []))));
    const kept = new Map<number, { reason: string }>();
    for (const { rowNumber, undo, changed } of undos) {
      if (changed) kept.set(rowNumber, { reason: 'changed-since' });
      else if (used.has(undo.unitId)) kept.set(rowNumber, { reason: 'in-use' });
    }
    const back = undos.filter(({ rowNumber }) => !kept.has(rowNumber)).map(({ undo }) => undo);
    await this.repository.supersede(
      back.flatMap(({ recorded }) => recorded),
      context.at,
    );
    await this.repository.restoreVersions(
      back.flatMap(({ superseded }) => superseded ?? []),
      context.at,
    );
    return { kept, ...told(back, 'identity.unit-import-undone', context) };
  }

  present(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.known.listPresent(scope, today);
  }

  private planOne({ rowNumber, given }: GivenRow, ground: Ground): PlannedRow<UnitAct> {
    const own = ownUnit(given, ground.units);
    if (own && 'reason' in own) return refused(rowNumber, own.reason, own.facts);
    if (own && !scopeHolds(ground.context.scope, own.id))
      return refused(rowNumber, 'outside-scope', { value: own.name });
    const known = (own && ground.versions.get(own.id)) ?? [];
    const from = given['from'] ?? ground.context.today;
    const current = known.find((version) => holds(version, from)) ?? null;
    if (known.length > 0 && !current) return refused(rowNumber, 'not-yet-there', { value: from });
    const parent = this.parentFor(given, current, ground);
    if (parent && 'reason' in parent) return refused(rowNumber, parent.reason, parent.facts);
    if (!current && given['kind'] === undefined) return refused(rowNumber, 'kind-needed');
    const fields = fieldsOf(given, current, parent);
    const changes = unitChanges(current, fields, from);
    const outcome = !current ? 'create' : changes.length === 0 ? 'unchanged' : 'change';
    const facts = [current?.id, current?.from, current?.to, known.length];
    const act = actOf(given, known, fields, from);
    if (outcome !== 'unchanged' && lacksDecision(act)) return refused(rowNumber, 'decision-needed');
    if (act.decisionDate !== null && act.decisionDate > ground.context.today) {
      return refused(rowNumber, 'decision-in-future', { value: act.decisionDate });
    }
    return { rowNumber, outcome, changes, ground: facts, act };
  }

  private parentFor(
    given: Given,
    current: KnownVersion | null,
    ground: Ground,
  ): Parent | { reason: string; facts: object } {
    const reference = given['parent'];
    if (reference === undefined) {
      return current || !ground.rooted ? null : { reason: 'parent-needed', facts: {} };
    }
    if (current && current.parentId === null) return { reason: 'root-fixed', facts: {} };
    const answer = ground.units.of(reference);
    if ('unit' in answer) return { id: answer.unit.id, name: reference };
    if (ground.coming.has(this.parentOf(given) ?? '')) return { id: null, name: reference };
    return answer.refusal;
  }
}

/** By its code; a unit that has none yet is known by its name below its parent, and gets the code. */
function ownUnit(given: Given, units: FoundUnits): FoundUnit | { reason: string; facts: object } | null {
  const { code, name = '', parent: reference } = given;
  const [byCode, ...more] = code === undefined ? [] : units.withCode(code);
  if (more.length > 0) return { reason: 'unit-ambiguous', facts: { value: code } };
  if (byCode) return byCode;
  const parent = reference === undefined ? null : units.of(reference);
  if (parent && !('unit' in parent)) return null;
  const called = units.called(name).filter((unit) => code === undefined || unit.code === null);
  const own = parent ? called.filter(({ parentId }) => parentId === parent.unit.id) : called;
  if (own.length > 1) return { reason: 'unit-ambiguous', facts: { value: name } };
  return own[0] ?? null;
}

function eventOf({ act, eventId }: { act: UnitAct; eventId: string | null }): NewUnitEvent[] {
  const { event: kind, decisionNumber, decisionDate, from: effectiveOn } = act;
  return eventId === null || kind === null ? [] : [{ id: eventId, kind, decisionNumber, decisionDate, effectiveOn }];
}

function versionOf(act: UnitAct, unitId: string, eventId: string | null): NewVersion {
  const { parentName: _, ...fields } = act.fields;
  return { id: newId(), unitId, eventId, ...fields, from: act.from, to: act.to };
}

function told(
  undos: readonly UnitUndo[],
  action: string,
  { importId }: ApplyContext,
): { audit: AuditEntry[]; events: DurableEvent[] } {
  return {
    audit: undos.map(({ unitId, from }) => ({
      action,
      subject: { kind: 'unit', id: unitId },
      unitId,
      details: { importId, from },
    })),
    events: undos.map(({ unitId, from }) => new UnitChanged({ unitId, from })),
  };
}
