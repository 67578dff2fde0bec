import { CivilDate, Id, OneOf, Text } from '#platform';
import { STAFF_CATEGORIES, type StaffCategory } from './assignment.rules.js';
import { type EndOfService } from './service-end.service.js';
import { type SidePost } from './side-posts.service.js';

export const SIDE_POST_KINDS = ['secondment', 'concurrent'] as const;

export class SidePostDto {
  @OneOf(SIDE_POST_KINDS, { enumName: 'SidePostKind' })
  kind!: SidePost['kind'];

  @Id()
  unitId!: string;

  @Text({ max: 200 })
  position!: string;

  @OneOf(STAFF_CATEGORIES, { optional: true, enumName: 'StaffCategory', says: 'As at home when left out' })
  category?: StaffCategory;

  @CivilDate()
  from!: string;

  @CivilDate({ optional: true, says: 'The day after the last; left out while it lasts' })
  to?: string;

  @Text({ max: 100, optional: true })
  decisionNumber?: string;
}

export class SidePostCreatedDto {
  @Id()
  id!: string;
}

export class EndOfServiceDto {
  @CivilDate({ says: 'The first day on which the person no longer belongs to the department' })
  endsOn!: string;

  @Text({ max: 100, optional: true })
  decisionNumber?: string;
}

export function toSidePost(dto: SidePostDto): SidePost {
  const { kind, unitId, position, category, from, to = null, decisionNumber = null } = dto;
  return { kind, unitId, position, category, from, to, decisionNumber };
}

export function toEndOfService(dto: EndOfServiceDto): EndOfService {
  return { endsOn: dto.endsOn, decisionNumber: dto.decisionNumber ?? null };
}
