import { CivilDate, Id, Instant, ListOf, Nested, OneOf, PageQuery, pageOf, Text } from '#platform';
import { ACCOUNT_STATES, type AccountState } from '../accounts/account.rules.js';
import { type AssignmentHistoryRow } from './assignment.repository.js';
import { ASSIGNMENT_KINDS, type AssignmentKind, STAFF_CATEGORIES, type StaffCategory } from './assignment.rules.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../accounts/password.rules.js';
import { type Gender, GENDERS } from './person-name.rules.js';
import { type PersonDetail, type PersonOrder } from './person.service.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class PeopleQueryDto extends PageQuery {
  @Id({ optional: true, says: 'Only people of this unit and the units below it' })
  unitId?: string;

  @CivilDate({ optional: true, says: 'The day whose membership counts; today when left out' })
  on?: string;
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

export class PersonDto extends PersonItemDto {
  @CivilDate({ nullable: true })
  birthDate!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @OneOf(GENDERS, { nullable: true })
  gender!: Gender | null;

  @Nested(() => PersonAccountDto, { nullable: true })
  account!: PersonAccountDto | null;

  @ListOf(() => AssignmentDto, { max: 1000 })
  assignments!: AssignmentDto[];
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

export class CreatePersonDto {
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
}

export function toPersonDto(person: PersonDetail): PersonDto {
  const { accountId, username, accountState, lastSignInAt, assignments, ...rest } = person;
  const account =
    accountId === null || username === null || accountState === null
      ? null
      : { id: accountId, username, state: accountState, lastSignInAt };
  return { ...rest, account, assignments: assignments.map(toAssignmentDto) };
}

function toAssignmentDto(row: AssignmentHistoryRow): AssignmentDto {
  const { id, unitId, unitName, position, category, kind, decisionNumber, from, to, recordedAt, supersededAt } = row;
  return { id, unitId, unitName, position, category, kind, decisionNumber, from, to, recordedAt, supersededAt };
}

export function toPersonOrder(dto: CreatePersonDto): PersonOrder {
  const { fullName, staffCode = null, birthDate = null, email = null, gender = null, account = null } = dto;
  const { decisionNumber = null, ...assignment } = dto.assignment;
  return { fullName, staffCode, birthDate, email, gender, account, assignment: { ...assignment, decisionNumber } };
}
