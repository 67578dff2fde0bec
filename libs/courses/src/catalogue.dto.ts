import { Id, Instant, ListOf, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { TOPICS, type Topic } from '#library';
import { CATALOGUE_STANDINGS, type CatalogueRow, type CatalogueStanding } from './catalogue.repository.js';

export class CatalogueQuery extends PageQuery {
  @ListOf(() => String, { values: TOPICS, optional: true, says: 'Topics; a course of any of them is listed' })
  topic?: Topic[];

  @OneOf(CATALOGUE_STANDINGS, { optional: true, says: 'How I stand with the course' })
  standing?: CatalogueStanding;
}

export class CourseCardDto {
  @Id() id!: string;
  @Text() slug!: string;
  @Text() title!: string;
  @Text({ max: 5000 }) summary!: string;
  @Text() topic!: string;
  @Text() language!: string;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) nominalHalfPeriods!: number;
  @Whole() lessons!: number;
  @Whole() minutes!: number;
  @Instant() publishedAt!: Date;
  @OneOf(CATALOGUE_STANDINGS) standing!: CatalogueStanding;
  @Id({ nullable: true }) enrolmentId!: string | null;
  @Whole() finishedLessons!: number;
}

export class CourseCardPageDto extends pageOf(CourseCardDto) {}

export function toCourseCard({ total: _, enrolmentState, ...row }: CatalogueRow): CourseCardDto {
  return { ...row, standing: enrolmentState ?? 'not-started' };
}
