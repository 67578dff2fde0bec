import { Id, Instant, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { type EnrolmentRow } from './enrolments.repository.js';

export class EnrolmentsQuery extends PageQuery {
  @OneOf(['active', 'completed'], { optional: true })
  state?: 'active' | 'completed';
}

export class EnrolledDto {
  @Id() enrolmentId!: string;
}

export class EnrolmentDto {
  @Id() id!: string;
  @Id() courseId!: string;
  @Text() title!: string;
  @Text() topic!: string;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) nominalHalfPeriods!: number;
  @OneOf(['active', 'completed']) state!: 'active' | 'completed';
  @Instant() enrolledAt!: Date;
  @Instant({ nullable: true }) completedAt!: Date | null;
  @Instant() lastOpenedAt!: Date;
  @Whole() lessons!: number;
  @Whole() finishedLessons!: number;
  @Id({ nullable: true }) nextLessonId!: string | null;
  @Text({ nullable: true }) nextLessonTitle!: string | null;
}

export class EnrolmentPageDto extends pageOf(EnrolmentDto) {}

export function toEnrolment({ total: _, ...row }: EnrolmentRow): EnrolmentDto {
  return row;
}
