import { CivilDate, Flag, Id, Instant, OneOf, Text } from '#platform';
import { LEAVE_KINDS, type LeaveKind } from './assignment.rules.js';
import { type LeaveHistoryRow } from './leave.repository.js';
import { type LeaveOrder } from './leave.service.js';

export class LeaveDto {
  @Id()
  id!: string;

  @OneOf(LEAVE_KINDS, { enumName: 'LeaveKind' })
  kind!: LeaveKind;

  @Text({ nullable: true })
  documentNumber!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true, says: 'The day after the last; null while it lasts' })
  to!: string | null;

  @Instant()
  recordedAt!: Date;

  @Instant({ nullable: true, says: 'When better knowledge took its place; null for what is known today' })
  supersededAt!: Date | null;
}

export class LeaveOrderDto {
  @OneOf(LEAVE_KINDS, { enumName: 'LeaveKind' })
  kind!: LeaveKind;

  @Text({ max: 100, optional: true })
  documentNumber?: string;

  @CivilDate()
  from!: string;

  @CivilDate({ optional: true, says: 'The day back at work; left out while nobody knows' })
  to?: string;

  @Flag({ optional: true, says: 'A leave of 20 years or more is meant' })
  longConfirmed?: boolean;
}

export class LeaveCreatedDto {
  @Id()
  id!: string;
}

export class LeaveEndDto {
  @CivilDate({ says: 'The first day back at work' })
  backOn!: string;
}

export function toLeaveDto(row: LeaveHistoryRow): LeaveDto {
  const { id, kind, documentNumber, from, to, recordedAt, supersededAt } = row;
  return { id, kind, documentNumber, from, to, recordedAt, supersededAt };
}

export function toLeaveOrder(dto: LeaveOrderDto): LeaveOrder {
  const { kind, documentNumber = null, from, to = null, longConfirmed = false } = dto;
  return { kind, documentNumber, from, to, longConfirmed };
}
