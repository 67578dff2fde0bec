import { CivilDate, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { type HistoryRow } from './org-unit.repository.js';
import { type Decision } from './decision.rules.js';
import { type UnitDetail } from './org-unit.service.js';
import { ORG_EVENT_KINDS, type OrgEventKind, UNIT_KINDS, type UnitKind } from './unit-kind.rules.js';

export class UnitsQuery {
  @CivilDate({ optional: true, says: 'The day whose organisation is asked for; today when left out' })
  on?: string;

  @Instant({ optional: true, says: 'As it was known at that moment; as known now when left out' })
  knownAt?: string;
}

export class UnitQuery {
  @CivilDate({ optional: true, says: 'The day whose version is asked for; today when left out' })
  on?: string;
}

export class DecisionDto {
  @CivilDate({ says: 'The first day on which the change holds' })
  effectiveOn!: string;

  @Text({ max: 100, example: '72/QĐ-UBND' })
  decisionNumber!: string;

  @CivilDate({ says: 'Not after today' })
  decisionDate!: string;

  @Text({ max: 1000, optional: true })
  note?: string;
}

export class CreateUnitDto extends DecisionDto {
  @Id()
  parentId!: string;

  @Text({ max: 300, example: 'Chi cục Kiểm lâm' })
  name!: string;

  @Text({ max: 60, optional: true })
  shortName?: string;

  @Text({ max: 60, optional: true })
  code?: string;

  @OneOf(UNIT_KINDS, { enumName: 'UnitKind' })
  kind!: UnitKind;
}

export class RenameUnitDto extends DecisionDto {
  @Text({ max: 300 })
  name!: string;

  @Text({ max: 60, optional: true, nullable: true })
  shortName?: string | null;
}

export class MoveUnitDto extends DecisionDto {
  @Id()
  parentId!: string;
}

export class UnitCreatedDto {
  @Id()
  id!: string;
}

export class UnitNodeDto {
  @Id()
  id!: string;

  @Id({ nullable: true })
  parentId!: string | null;

  @Text()
  name!: string;

  @Text({ nullable: true })
  shortName!: string | null;

  @OneOf(UNIT_KINDS, { enumName: 'UnitKind' })
  kind!: UnitKind;

  @Whole({ says: '0 for the department itself' })
  depth!: number;

  @Whole({ says: 'People whose home unit it is on that day, without the units below' })
  people!: number;
}

export class UnitTreeDto {
  @CivilDate()
  on!: string;

  @ListOf(() => UnitNodeDto, { max: 100_000, says: 'Parents before their children, siblings in order' })
  units!: UnitNodeDto[];
}

export class UnitPathDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class UnitHistoryDto {
  @Text()
  name!: string;

  @Text({ nullable: true })
  shortName!: string | null;

  @Text({ nullable: true })
  parentName!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true, says: 'The day after the last; null while it holds' })
  to!: string | null;

  @OneOf(ORG_EVENT_KINDS, { nullable: true, enumName: 'OrgEventKind' })
  eventKind!: OrgEventKind | null;

  @Text({ nullable: true })
  decisionNumber!: string | null;

  @CivilDate({ nullable: true })
  decisionDate!: string | null;

  @Instant()
  recordedAt!: Date;

  @Instant({ nullable: true, says: 'When better knowledge took its place; null for what is known today' })
  supersededAt!: Date | null;
}

export class UnitDto {
  @Id()
  id!: string;

  @Id({ nullable: true })
  parentId!: string | null;

  @Text()
  name!: string;

  @Text({ nullable: true })
  shortName!: string | null;

  @Text({ nullable: true })
  code!: string | null;

  @OneOf(UNIT_KINDS, { enumName: 'UnitKind' })
  kind!: UnitKind;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true })
  to!: string | null;

  @ListOf(() => UnitPathDto, { says: 'From the department down to the unit itself' })
  path!: UnitPathDto[];

  @ListOf(() => UnitHistoryDto, { max: 1000 })
  history!: UnitHistoryDto[];
}

export function toUnitDto({
  unitId,
  parentId,
  name,
  shortName,
  code,
  kind,
  from,
  to,
  path,
  history,
}: UnitDetail): UnitDto {
  return { id: unitId, parentId, name, shortName, code, kind, from, to, path, history: history.map(toHistoryDto) };
}

function toHistoryDto(row: HistoryRow): UnitHistoryDto {
  const { name, shortName, parentName, from, to, eventKind, decisionNumber, decisionDate, recordedAt, supersededAt } =
    row;
  return { name, shortName, parentName, from, to, eventKind, decisionNumber, decisionDate, recordedAt, supersededAt };
}

export function toDecision(dto: DecisionDto): Decision {
  const { effectiveOn, decisionNumber, decisionDate, note = null } = dto;
  return { effectiveOn, decisionNumber, decisionDate, note };
}
