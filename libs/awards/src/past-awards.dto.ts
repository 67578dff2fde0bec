import { CivilDate, Id, Nested, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { AWARD_TITLE_CODES, AWARD_TITLES, type AwardTitle } from './award-title.rules.js';
import { type ShownPastAward } from './past-awards.repository.js';

export class PastAwardsQueryDto extends PageQuery {
  @Id({ optional: true, says: 'Only the awards of this person' }) personId?: string;
}

export class AwardWordsDto {
  @Text() vi!: string;
  @Text() en!: string;
}

export class PastAwardDto {
  @Id() id!: string;
  @Id({ nullable: true }) personId!: string | null;
  @Text({ nullable: true }) fullName!: string | null;
  @Id({ nullable: true, says: 'The collective, for the award of one' }) unitId!: string | null;
  @Text({ nullable: true, says: 'As it was called when it was decided' }) unitName!: string | null;
  @OneOf(AWARD_TITLE_CODES) titleCode!: AwardTitle;
  @Nested(() => AwardWordsDto) title!: AwardWordsDto;
  @Text() decisionNumber!: string;
  @CivilDate() decidedOn!: string;
  @Text({ nullable: true }) signer!: string | null;
  @Whole({ says: 'The year for which it was given' }) year!: number;
}

export const PageOfPastAwards = pageOf(PastAwardDto);

export function toPastAwardDto(row: ShownPastAward): PastAwardDto {
  const { vi, en } = AWARD_TITLES[row.titleCode];
  return { ...row, title: { vi, en } };
}
