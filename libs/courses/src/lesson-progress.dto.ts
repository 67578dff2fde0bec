import { Flag, Id, ListOf, OneOf, Whole } from '#platform';
import { LESSON_STATES } from './course-page.dto.js';

const LONGEST_FILM_SECONDS = 24 * 3600;

export class WatchedRangeDto {
  @Whole({ max: LONGEST_FILM_SECONDS }) from!: number;
  @Whole({ max: LONGEST_FILM_SECONDS }) to!: number;
}

export class LessonBeatDto {
  @Id({ says: 'Made by the player when the lesson is opened' }) sittingId!: string;
  @Whole({ says: 'Counts up within the sitting; an earlier one never moves the position back' }) sequence!: number;
  @Whole({ max: 86_400, says: 'Active seconds of this sitting so far, not since the last beat' })
  activeSeconds!: number;
  @Whole({ max: LONGEST_FILM_SECONDS, optional: true }) positionSeconds?: number;
  @ListOf(() => WatchedRangeDto, {
    optional: true,
    max: 500,
    says: 'Watched stretches in seconds; sending one again changes nothing',
  })
  watched?: WatchedRangeDto[];
}

export class LessonProgressDto {
  @OneOf(LESSON_STATES) state!: (typeof LESSON_STATES)[number];
  @Whole() positionSeconds!: number;
  @Whole() activeSeconds!: number;
  @Whole({ nullable: true }) durationSeconds!: number | null;
  @Whole({ max: 100 }) watchedPercent!: number;
  @ListOf(() => WatchedRangeDto, { max: 10_000 }) watched!: readonly WatchedRangeDto[];
}

export class ProgressSavedDto extends LessonProgressDto {
  @Flag({ says: 'This request finished the last lesson of the course' }) courseCompleted!: boolean;
}
