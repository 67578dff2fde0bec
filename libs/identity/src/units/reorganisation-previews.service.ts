import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Page } from '#platform';
import { type Carried } from '../people/assignment-carrying.service.js';
import { type Role } from '../roles/role.rules.js';
import { holds } from './bitemporal.rules.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { type ImpactFigure, ReorganisationImpacts } from './reorganisation-impacts.service.js';
import { type ReorganisationPlan } from './reorganisation-plan.rules.js';
import { ReorganisationPlanner } from './reorganisation-planner.service.js';
import { ReorganisationRepository } from './reorganisation.repository.js';
import { type ReorganisationOrder } from './reorganisation.rules.js';

export const UNIT_EFFECTS = ['ends', 'begins', 'continues', 'moves'] as const;
export type UnitEffect = (typeof UNIT_EFFECTS)[number];

export interface UnitPreview {
  unitId: string | null;
  name: string;
  effect: UnitEffect;
  parentBefore: string | null;
  parentAfter: string | null;
  /** On the day, before and after the act. */
  peopleBefore: number;
  peopleAfter: number;
}

export interface PersonPreview {
  personId: string;
  fullName: string;
  position: string;
  kind: Carried['assignment']['kind'];
  fromName: string;
  toName: string;
  from: string;
}

export interface GrantPreview {
  id: string;
  holderName: string;
  role: Role;
  unitName: string;
  /** Null: it ends. */
  toName: string | null;
}

export interface ReorganisationPreview {
  fingerprint: string;
  units: UnitPreview[];
  /** How many people come to another unit; the page lists their assignments. */
  peopleMoved: number;
  people: Page<PersonPreview>;
  grants: GrantPreview[];
  impacts: ImpactFigure[];
}

type Names = ReadonlyMap<string, string>;

/** Says what an order would do, before it is given. */
@Injectable()
export class ReorganisationPreviews {
  constructor(
    private readonly database: Database,
    private readonly planner: ReorganisationPlanner,
    private readonly units: OrgUnitRepository,
    private readonly repository: ReorganisationRepository,
    private readonly impacts: ReorganisationImpacts,
  ) {}

  async preview(
    actor: Actor,
    order: ReorganisationOrder,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<ReorganisationPreview> {
    return this.database.withRepeatableRead(async () => {
      const plan = await this.planner.plan(actor, order, false);
      const names = await this.namesOf(plan);
      const people = plan.moves.slice(offset, offset + limit).map((move) => personPreview(move, order, names));
      const personIds = [...new Set(plan.moves.map(({ assignment }) => assignment.personId))];
      const unitIds = [...plan.sources, ...plan.parts.flatMap(({ existing }) => existing ?? [])].map((v) => v.unitId);
      return {
        fingerprint: plan.fingerprint,
        units: await this.unitPreviews(plan, names),
        peopleMoved: personIds.length,
        people: { items: people, total: plan.moves.length, page: Math.floor(offset / limit) + 1, size: limit },
        grants: plan.grants.map(({ grant, toUnitId }) => ({
          id: grant.id,
          holderName: grant.holderName,
          role: grant.role,
          unitName: names.get(grant.unitId) ?? '',
          toName: toUnitId === null ? null : (names.get(toUnitId) ?? ''),
        })),
        impacts: await this.impacts.figuresOf({ effectiveOn: order.effectiveOn, unitIds, personIds }),
      };
    });
  }

  private async unitPreviews(plan: ReorganisationPlan, names: Names): Promise<UnitPreview[]> {
    const day = plan.order.effectiveOn;
    const moving = plan.reparented.filter(({ version }) => holds(version, day));
    const existing = plan.parts.flatMap((part) => part.existing ?? []);
    const involved = [...plan.vanishing, ...existing, ...moving.map(({ version }) => version)];
    const before = await this.repository.countPeople([...new Set(involved.map((v) => v.unitId))], day);
    const after = peopleAfter(before, plan.moves, day);
    const moves = new Map(moving.map(({ version, parentId }) => [version.unitId, parentId]));
    const rest = moving.filter(({ version }) => !existing.some(({ unitId }) => unitId === version.unitId));
    const row = (unitId: string, effect: UnitEffect, parents: [string | null, string | null]): UnitPreview => ({
      unitId: effect === 'begins' ? null : unitId,
      name: names.get(unitId) ?? '',
      effect,
      parentBefore: parents[0] === null ? null : (names.get(parents[0]) ?? null),
      parentAfter: parents[1] === null ? null : (names.get(parents[1]) ?? null),
      peopleBefore: before.get(unitId) ?? 0,
      peopleAfter: after.get(unitId) ?? 0,
    });
    return [
      ...plan.vanishing.map((version) => row(version.unitId, 'ends', [version.parentId, null])),
      ...plan.parts.map(({ unitId, existing: version, order }) =>
        version === null
          ? row(unitId, 'begins', [null, order.parentId])
          : row(unitId, 'continues', [version.parentId, moves.get(unitId) ?? version.parentId]),
      ),
      ...rest.map(({ version, parentId }) => row(version.unitId, 'moves', [version.parentId, parentId])),
    ];
  }

  private async namesOf(plan: ReorganisationPlan): Promise<Names> {
    const { order, sources, parts, reparented } = plan;
    const named = [
      ...sources.flatMap(({ unitId, parentId }) => [unitId, parentId]),
      ...parts.flatMap(({ existing, order: part }) => [existing?.unitId, existing?.parentId, part.parentId]),
      ...reparented.flatMap(({ version, parentId }) => [version.unitId, version.parentId, parentId]),
    ].filter((unitId) => typeof unitId === 'string');
    const versions = await this.units.listVersions([...new Set(named)]);
    return new Map([
      ...versions.filter((version) => holds(version, order.effectiveOn)).map((v) => [v.unitId, v.name] as const),
      ...parts.flatMap(({ unitId, order: part }) => (part.name === null ? [] : [[unitId, part.name] as const])),
    ]);
  }
}

function personPreview({ assignment, toUnitId }: Carried, order: ReorganisationOrder, names: Names): PersonPreview {
  const { personId, fullName, position, kind, unitId, from } = assignment;
  return {
    personId,
    fullName,
    position,
    kind,
    fromName: names.get(unitId) ?? '',
    toName: names.get(toUnitId) ?? '',
    from: from > order.effectiveOn ? from : order.effectiveOn,
  };
}

function peopleAfter(before: ReadonlyMap<string, number>, moves: readonly Carried[], day: string): Map<string, number> {
  const after = new Map(before);
  const add = (unitId: string, people: number) => after.set(unitId, (after.get(unitId) ?? 0) + people);
  for (const { assignment, toUnitId } of moves) {
    if (assignment.kind !== 'primary' || !holds(assignment, day)) continue;
    add(assignment.unitId, -1);
    add(toUnitId, 1);
  }
  return after;
}
