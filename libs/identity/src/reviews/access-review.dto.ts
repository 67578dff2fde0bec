import { CivilDate, Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { ACCOUNT_STATES, type AccountState } from '../accounts/account.rules.js';
import { type Role, ROLES } from '../roles/role.rules.js';
import { type ReviewItemRow, type ReviewRow } from './access-review.repository.js';
import { REVIEW_DECISIONS, REVIEW_OUTCOMES, type ReviewDecision, type ReviewOutcome } from './access-review.rules.js';
import { type ReviewWithItems } from './access-review.service.js';

export class AccessReviewDto {
  @Id()
  id!: string;

  @CivilDate()
  openedOn!: string;

  @CivilDate({ says: 'The last day for all decisions' })
  dueOn!: string;

  @Text({ nullable: true, says: 'Null when it opened by itself' })
  openedByName!: string | null;

  @CivilDate({ nullable: true })
  closedOn!: string | null;

  @Text({ nullable: true })
  closedByName!: string | null;

  @Whole({ says: 'Grants to look at, in the scope of the caller' })
  total!: number;

  @Whole()
  decided!: number;
}

export class AccessReviewsDto {
  @ListOf(() => AccessReviewDto, { max: 100, says: 'The newest first' })
  items!: AccessReviewDto[];
}

export class ReviewItemDto {
  @Id()
  id!: string;

  @Id({ nullable: true })
  personId!: string | null;

  @Text()
  holderName!: string;

  @OneOf(ACCOUNT_STATES, { nullable: true })
  accountState!: AccountState | null;

  @Flag({ says: 'The caller’s own: somebody else decides' })
  own!: boolean;

  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Text({ nullable: true })
  unitName!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true, says: 'The day after the last, as it stood when the review opened' })
  to!: string | null;

  @Instant()
  grantedAt!: Date;

  @Text({ nullable: true })
  grantedByName!: string | null;

  @Flag()
  delegated!: boolean;

  @Instant({ nullable: true })
  lastSignInAt!: Date | null;

  @OneOf(REVIEW_OUTCOMES, { nullable: true, enumName: 'ReviewOutcome' })
  outcome!: ReviewOutcome | null;

  @CivilDate({ nullable: true, says: 'The day after the new last, when it was shortened' })
  endsOn!: string | null;

  @Instant({ nullable: true })
  decidedAt!: Date | null;

  @Text({ nullable: true })
  decidedByName!: string | null;
}

export class AccessReviewWithItemsDto extends AccessReviewDto {
  @ListOf(() => ReviewItemDto, { max: 100_000 })
  items!: ReviewItemDto[];
}

export class DecideReviewItemDto {
  @OneOf(REVIEW_DECISIONS)
  outcome!: ReviewDecision;

  @CivilDate({ optional: true, nullable: true, says: 'The day after the last; needed to shorten' })
  endsOn?: string | null;
}

export class AccessReviewOpenedDto {
  @Id()
  id!: string;
}

export function toAccessReviewDto(row: ReviewRow): AccessReviewDto {
  const { id, openedOn, dueOn, openedByName, closedOn, closedByName, total, decided } = row;
  return { id, openedOn, dueOn, openedByName, closedOn, closedByName, total, decided };
}

export function toReviewWithItemsDto(found: ReviewWithItems, accountId: string | null): AccessReviewWithItemsDto {
  return { ...toAccessReviewDto(found.review), items: found.items.map((item) => toReviewItemDto(item, accountId)) };
}

export function toReviewItemDto(row: ReviewItemRow, accountId: string | null): ReviewItemDto {
  const { id, personId, holderName, accountState, role, unitName, from, to, grantedAt, grantedByName } = row;
  const { delegated, lastSignInAt, outcome, endsOn, decidedAt, decidedByName } = row;
  const held = { id, personId, holderName, accountState, role, unitName, from, to, grantedAt, grantedByName };
  const own = accountId !== null && row.accountId === accountId;
  return { ...held, own, delegated, lastSignInAt, outcome, endsOn, decidedAt, decidedByName };
}
