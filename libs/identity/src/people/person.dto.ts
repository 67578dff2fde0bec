import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, pageOf, Text } from '#platform';
import { ACCOUNT_STATES, type AccountState } from '../accounts/account.rules.js';
import { type AssignmentHistoryRow } from './assignment.repository.js';
import {
  ASSIGNMENT_KINDS,
  type AssignmentKind,
  LEAVE_KINDS,
  type LeaveKind,
  STAFF_CATEGORIES,
  type StaffCategory,
} from './assignment.rules.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../accounts/password.rules.js';
import { type Correction } from './assignment.service.js';
import { type Gender, GENDERS } from './person-name.rules.js';
import { LeaveDto, toLeaveDto } from './leave.dto.js';
import { PersonMergeDto, toPersonMergeDto } from './person-merge.dto.js';
import { type PersonData, type PersonOrder } from './person-registration.service.js';
import { type PersonDetail } from './person.service.js';

const PERSONAL_NUMBER = /^\d{12}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class PeopleQueryDto extends PageQuery {
  @Id({ optional: true, says: 'Only people of this unit and the units below it' })
  unitId?: string;

  @CivilDate({ optional: true, says: 'The day whose membership counts; today when left out' })
  on?: string;

  @OneOf(STAFF_CATEGORIES, { optional: true, enumName: 'StaffCategory' })
  category?: StaffCategory;

  @Flag({ optional: true, says: 'Only who is on leave that day, or only who is not' })
  onLeave?: boolean;

  @Flag({ optional: true, says: 'Only who is seconded to another unit that day, or only who is not' })
  seconded?: boolean;
}

export class PersonItemDto {
  @Id()
  id!: string;

  @Text()
  fullName!: string;

  @Text({ nullable: true })
  staffCode!: string | null;

  @Id({ nullable: true })
  unitId!: string | null;

  @Text({ nullable: true })
  unitName!: string | null;

  @Text({ nullable: true })
  position!: string | null;

  @OneOf(STAFF_CATEGORIES, { nullable: true, enumName: 'StaffCategory' })
  category!: StaffCategory | null;

  @OneOf(LEAVE_KINDS, { nullable: true, enumName: 'LeaveKind' })
  onLeave!: LeaveKind | null;

  @Text({ nullable: true, says: 'The unit to which the person is seconded that day' })
  secondedTo!: string | null;
}

export const PeoplePageDto = pageOf(PersonItemDto);

export class AssignmentDto {
  @Id()
  id!: string;

  @Id()
  unitId!: string;

  @Text({ nullable: true, says: 'As the unit was called on the first day of the assignment' })
  unitName!: string | null;

  @Text({ min: 0 })
  position!: string;

  @OneOf(STAFF_CATEGORIES, { enumName: 'StaffCategory' })
  category!: StaffCategory;

  @OneOf(ASSIGNMENT_KINDS, { enumName: 'AssignmentKind' })
  kind!: AssignmentKind;

  @Text({ nullable: true })
  decisionNumber!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true, says: 'The day after the last; null while it lasts' })
  to!: string | null;

  @Instant()
  recordedAt!: Date;

  @Instant({ nullable: true, says: 'When better knowledge took its place; null for what is known today' })
  supersededAt!: Date | null;
}

export class PersonAccountDto {
  @Id()
  id!: string;

  @Text()
  username!: string;

  @OneOf(ACCOUNT_STATES)
  state!: AccountState;

  @Instant({ nullable: true })
  lastSignInAt!: Date | null;
}

export class ServiceEndDto {
  @CivilDate({ says: 'The first day on which the person no longer belonged to the department' })
  endsOn!: string;

  @Text({ nullable: true })
  decisionNumber!: string | null;
}

export class SurvivorDto {
  @Id()
  id!: string;

  @Text()
  fullName!: string;
}

export class PersonDto extends PersonItemDto {
  @CivilDate({ nullable: true })
  birthDate!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @OneOf(GENDERS, { nullable: true })
  gender!: Gender | null;

  @Flag({ says: 'Whether a personal number is known; the number itself is not kept' })
  hasPersonalNumber!: boolean;

  @Nested(() => SurvivorDto, { nullable: true, says: 'The record that this one was merged into' })
  mergedInto!: SurvivorDto | null;

  @Nested(() => ServiceEndDto, { nullable: true })
  serviceEnd!: ServiceEndDto | null;

  @Nested(() => PersonAccountDto, { nullable: true })
  account!: PersonAccountDto | null;

  @ListOf(() => AssignmentDto, { max: 1000 })
  assignments!: AssignmentDto[];

  @ListOf(() => LeaveDto, { max: 1000 })
  leaves!: LeaveDto[];

  @ListOf(() => PersonMergeDto, { max: 1000 })
  merges!: PersonMergeDto[];
}

export class FirstAssignmentDto {
  @Id()
  unitId!: string;

  @Text({ max: 200 })
  position!: string;

  @OneOf(STAFF_CATEGORIES, { enumName: 'StaffCategory' })
  category!: StaffCategory;

  @CivilDate()
  from!: string;

  @Text({ max: 100, optional: true })
  decisionNumber?: string;
}

export class NewAccountDto {
  @Text({ max: 64 })
  username!: string;

  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, trim: false })
  password!: string;
}

export class PersonDataDto {
  @Text({ max: 200, example: 'Nguyễn Thị Thu Hà' })
  fullName!: string;

  @Text({ max: 50, optional: true })
  staffCode?: string;

  @CivilDate({ optional: true })
  birthDate?: string;

  @Text({ max: 200, pattern: EMAIL, optional: true })
  email?: string;

  @OneOf(GENDERS, { optional: true })
  gender?: Gender;

  @Text({ max: 12, pattern: PERSONAL_NUMBER, optional: true, says: 'Twelve digits; kept as a keyed hash only' })
  personalNumber?: string;
}

export class CreatePersonDto extends PersonDataDto {
  @Nested(() => FirstAssignmentDto)
  assignment!: FirstAssignmentDto;

  @Nested(() => NewAccountDto, { optional: true })
  account?: NewAccountDto;
}

export class PersonCreatedDto {
  @Id()
  id!: string;
}

export class TransferDto {
  @Id()
  unitId!: string;

  @CivilDate({ says: 'The first day in the new unit' })
  effectiveOn!: string;

  @Text({ max: 200, optional: true, says: 'Kept as it was when left out' })
  position?: string;

  @OneOf(STAFF_CATEGORIES, { optional: true, enumName: 'StaffCategory' })
  category?: StaffCategory;

  @Text({ max: 100, optional: true })
  decisionNumber?: string;
}

export class CorrectionDto {
  @Id({ optional: true })
  unitId?: string;

  @Text({ max: 200, optional: true })
  position?: string;

  @OneOf(STAFF_CATEGORIES, { optional: true, enumName: 'StaffCategory' })
  category?: StaffCategory;

  @CivilDate({ optional: true })
  from?: string;

  @CivilDate({ optional: true, nullable: true })
  to?: string | null;

  @Text({ max: 100, optional: true, nullable: true })
  decisionNumber?: string | null;

  @Flag({ optional: true, says: 'Also opens the account again that closed with the end of service taken back here' })
  enableAccount?: boolean;
}

export function toPersonDto(person: PersonDetail): PersonDto {
  const { accountId, username, accountState, lastSignInAt, mergedIntoId, mergedIntoName, ...rest } = person;
  const account =
    accountId === null || username === null || accountState === null
      ? null
      : { id: accountId, username, state: accountState, lastSignInAt };
  const mergedInto =
    mergedIntoId === null || mergedIntoName === null ? null : { id: mergedIntoId, fullName: mergedIntoName };
  return {
    ...rest,
    account,
    mergedInto,
    assignments: person.assignments.map(toAssignmentDto),
    leaves: person.leaves.map(toLeaveDto),
    merges: person.merges.map(toPersonMergeDto),
  };
}

function toAssignmentDto(row: AssignmentHistoryRow): AssignmentDto {
  const { id, unitId, unitName, position, category, kind, decisionNumber, from, to, recordedAt, supersededAt } = row;
  return { id, unitId, unitName, position, category, kind, decisionNumber, from, to, recordedAt, supersededAt };
}

export function toPersonData(dto: PersonDataDto): PersonData {
  const { fullName, staffCode = null, birthDate = null, email = null, gender = null, personalNumber = null } = dto;
  return { fullName, staffCode, birthDate, email, gender, personalNumber };
}

export function toPersonOrder(dto: CreatePersonDto): PersonOrder {
  const { decisionNumber = null, ...assignment } = dto.assignment;
  return { ...toPersonData(dto), account: dto.account ?? null, assignment: { ...assignment, decisionNumber } };
}

export function toCorrection(dto: CorrectionDto): Correction {
  const { unitId, position, category, from, to, decisionNumber, enableAccount } = dto;
  return { unitId, position, category, from, to, decisionNumber, enableAccount };
}
