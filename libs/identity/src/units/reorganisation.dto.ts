import { CivilDate, Flag, Id, ListOf, Nested, OneOf, pageOf, Text, Whole } from '#platform';
import { ASSIGNMENT_KINDS, type AssignmentKind } from '../people/assignment.rules.js';
import { type Role, ROLES } from '../roles/role.rules.js';
import { DecisionDto, toDecision } from './org-unit.dto.js';
import { UNIT_EFFECTS, type UnitEffect } from './reorganisation-previews.service.js';
import {
  type Reorganisation,
  type ReorganisationOrder,
  REORGANISATIONS,
  ROLE_CHOICES,
  type RoleChoice,
} from './reorganisation.rules.js';
import { UNIT_KINDS, type UnitKind } from './unit-kind.rules.js';

export class SuccessorDto {
  @Id({ optional: true, says: 'A unit that is there already; left out for a new one' })
  unitId?: string;

  @Text({ max: 300, optional: true, says: 'Of a new unit' })
  name?: string;

  @Text({ max: 60, optional: true })
  shortName?: string;

  @Text({ max: 60, optional: true })
  code?: string;

  @OneOf(UNIT_KINDS, { enumName: 'UnitKind', optional: true, says: 'Of a new unit' })
  kind?: UnitKind;

  @Id({ optional: true, says: 'Where a new unit stands' })
  parentId?: string;

  @Text({
    max: 8,
    pattern: /^(0\.\d{1,6}|1)$/,
    optional: true,
    example: '0.6',
    says: 'What of the unit goes here; all shares add up to exactly 1. 1 when left out',
  })
  share?: string;
}

export class PersonPlaceDto {
  @Id()
  personId!: string;

  @Whole({ max: 49, says: 'Which successor, counted from 0' })
  part!: number;
}

export class ChildPlaceDto {
  @Id({ says: 'A unit below one that ends' })
  unitId!: string;

  @Id({ optional: true, says: 'Moves below this unit' })
  parentId?: string;

  @Whole({ max: 49, optional: true, says: 'Moves below this successor, counted from 0' })
  part?: number;

  @Flag({ optional: true, says: 'Is dissolved too; only when its unit is dissolved' })
  dissolve?: boolean;
}

export class ReorganisationDto extends DecisionDto {
  @OneOf(REORGANISATIONS, { enumName: 'Reorganisation' })
  operation!: Reorganisation;

  @ListOf(() => String, { format: 'uuid', min: 1, max: 100, says: 'The units that are reorganised' })
  unitIds!: string[];

  @ListOf(() => SuccessorDto, {
    max: 50,
    says: 'One new unit for a merger; the unit that takes for an absorption and, if people are left, a dissolution; two or more for a split, of which one may be the unit itself',
  })
  parts!: SuccessorDto[];

  @ListOf(() => PersonPlaceDto, { max: 5000, optional: true, says: 'Who goes where, in a split' })
  people?: PersonPlaceDto[];

  @Whole({ max: 49, optional: true, says: 'Where everybody goes who is not named, in a split' })
  defaultPart?: number;

  @ListOf(() => ChildPlaceDto, { max: 1000, optional: true, says: 'A place for every unit below one that ends' })
  children?: ChildPlaceDto[];

  @OneOf(ROLE_CHOICES, {
    enumName: 'RoleChoice',
    says: 'Whether roles over units that end pass to the successor; the staff role always follows its holder',
  })
  roles!: RoleChoice;
}

export class CarryOutReorganisationDto extends ReorganisationDto {
  @Text({ min: 64, max: 64, says: 'Of the preview; refused when something has changed since' })
  fingerprint!: string;
}

export class ReorganisationDoneDto {
  @Id()
  eventId!: string;

  @ListOf(() => String, { format: 'uuid', says: 'The successors, in the order of the order' })
  unitIds!: string[];
}

export class PreviewQuery {
  @Whole({ min: 1, max: 1_000_000, optional: true, says: 'Which page of the people, counted from 1' })
  page = 1;

  @Whole({ min: 1, max: 100, optional: true, says: 'How many people a page' })
  size = 20;
}

export class UnitPreviewDto {
  @Id({ nullable: true, says: 'Null for one that begins' })
  unitId!: string | null;

  @Text()
  name!: string;

  @OneOf(UNIT_EFFECTS, { enumName: 'UnitEffect' })
  effect!: UnitEffect;

  @Text({ nullable: true })
  parentBefore!: string | null;

  @Text({ nullable: true })
  parentAfter!: string | null;

  @Whole()
  peopleBefore!: number;

  @Whole()
  peopleAfter!: number;
}

export class PersonPreviewDto {
  @Id()
  personId!: string;

  @Text()
  fullName!: string;

  @Text({ min: 0 })
  position!: string;

  @OneOf(ASSIGNMENT_KINDS, { enumName: 'AssignmentKind' })
  kind!: AssignmentKind;

  @Text()
  fromName!: string;

  @Text()
  toName!: string;

  @CivilDate({ says: 'The first day there; later than the effective day where it was already to begin later' })
  from!: string;
}

export const PeoplePreviewDto = pageOf(PersonPreviewDto);

export class GrantPreviewDto {
  @Id()
  id!: string;

  @Text()
  holderName!: string;

  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Text()
  unitName!: string;

  @Text({ nullable: true, says: 'Null: the role ends' })
  toName!: string | null;
}

export class ImpactFigureDto {
  @Text({ example: 'planning.self-study-plans-open' })
  code!: string;

  @Whole()
  count!: number;

  @ListOf(() => String, { says: 'A few of them by name' })
  names!: readonly string[];
}

export class ReorganisationPreviewDto {
  @Text({ min: 64, max: 64 })
  fingerprint!: string;

  @ListOf(() => UnitPreviewDto, { max: 1200 })
  units!: UnitPreviewDto[];

  @Whole({ says: 'People who come to another unit' })
  peopleMoved!: number;

  @Nested(() => PeoplePreviewDto)
  people!: InstanceType<typeof PeoplePreviewDto>;

  @ListOf(() => GrantPreviewDto, { max: 10_000 })
  grants!: GrantPreviewDto[];

  @ListOf(() => ImpactFigureDto)
  impacts!: ImpactFigureDto[];
}

export function toReorganisationOrder(dto: ReorganisationDto): ReorganisationOrder {
  const { operation, unitIds, parts, people = [], defaultPart = null, children = [], roles } = dto;
  return {
    ...toDecision(dto),
    operation,
    unitIds,
    parts: parts.map(
      ({ unitId = null, name = null, shortName = null, code = null, kind = null, parentId = null, share = '1' }) =>
        unitId === null
          ? { unitId, name, shortName, code, kind, parentId, share }
          : { unitId, name: null, shortName: null, code: null, kind: null, parentId: null, share },
    ),
    people,
    defaultPart,
    children: children.map(({ unitId, parentId = null, part = null, dissolve = false }) => ({
      unitId,
      parentId,
      part,
      dissolve,
    })),
    roles,
  };
}
