import { Injectable } from '@nestjs/common';
import { Clock, Database, type Actor } from '#platform';
import { CoursesErrors } from './courses.errors.js';
import { learnerOf } from './learner.rules.js';
import { LessonFinishing } from './lesson-finishing.service.js';
import { type LessonBeatDto, type LessonProgressDto, type ProgressSavedDto } from './lesson-progress.dto.js';
import { LessonProgressRepository, type LessonPlace, type ProgressRow } from './lesson-progress.repository.js';
import {
  isPlausible,
  mergeRanges,
  readMultirange,
  secondsIn,
  WATCHED_ENOUGH_PERCENT,
  watchedPercent,
  writeMultirange,
} from './watched.rules.js';

/** Where somebody stands in a lesson: opened, worked on, finished. */
@Injectable()
export class LessonProgress {
  constructor(
    private readonly progress: LessonProgressRepository,
    private readonly finishing: LessonFinishing,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(actor: Actor, enrolmentId: string, lessonId: string): Promise<LessonProgressDto> {
    const place = await this.getPlace(actor, enrolmentId, lessonId);
    await this.progress.open(enrolmentId, lessonId, place.durationSeconds, this.clock.now());
    return toProgress(await this.progress.find(enrolmentId, lessonId));
  }

  /** Saves a beat of the player; a video seen far enough is finished with it. */
  async beat(actor: Actor, enrolmentId: string, lessonId: string, beat: LessonBeatDto): Promise<ProgressSavedDto> {
    return this.database.transaction(async () => {
      const place = await this.lockPlace(actor, enrolmentId, lessonId);
      const now = this.clock.now();
      const before = await this.openProgress(place);
      const { positionSeconds = null, ...rest } = beat;
      const watched = believableRanges(before, beat, now);
      await this.progress.saveBeat(enrolmentId, lessonId, { ...rest, positionSeconds, watched }, now);
      const after = await this.getProgress(place);
      const enough = place.kind === 'video' && percentOfFilm(after) >= WATCHED_ENOUGH_PERCENT;
      return enough ? this.finishNow(place, after) : { ...toProgress(after), courseCompleted: false };
    });
  }

  /** Articles and files are finished by their reader's word, videos by having been seen, quizzes only by passing. */
  async finish(actor: Actor, enrolmentId: string, lessonId: string): Promise<ProgressSavedDto> {
    return this.database.transaction(async () => {
      const place = await this.lockPlace(actor, enrolmentId, lessonId);
      const progress = await this.getProgress(place);
      if (progress.state === 'started') refuseUnfinishable(place, progress);
      return this.finishNow(place, progress);
    });
  }

  private async finishNow(place: LessonPlace, progress: ProgressRow): Promise<ProgressSavedDto> {
    const { courseCompleted } = await this.finishing.finishOnce(place, {
      activeSeconds: progress.activeSeconds,
      ...(place.kind === 'video' && { watchedPercent: percentOfFilm(progress) }),
    });
    return { ...toProgress({ ...progress, state: 'finished' }), courseCompleted };
  }

  private async openProgress(place: LessonPlace): Promise<ProgressRow> {
    const { enrolmentId, lessonId } = place;
    const progress = await this.progress.find(enrolmentId, lessonId);
    if (progress) return progress;
    await this.progress.open(enrolmentId, lessonId, place.durationSeconds, this.clock.now());
    return this.getProgress(place);
  }

  private async getProgress({ enrolmentId, lessonId }: LessonPlace): Promise<ProgressRow> {
    const progress = await this.progress.find(enrolmentId, lessonId);
    if (!progress) throw CoursesErrors.lessonNotOpened(lessonId);
    return progress;
  }

  private async getPlace(actor: Actor, enrolmentId: string, lessonId: string): Promise<LessonPlace> {
    const place = await this.progress.findPlace(learnerOf(actor), enrolmentId, lessonId);
    if (!place) throw CoursesErrors.lessonNotFound(lessonId);
    return place;
  }

  private async lockPlace(actor: Actor, enrolmentId: string, lessonId: string): Promise<LessonPlace> {
    const place = await this.progress.lockPlace(learnerOf(actor), enrolmentId, lessonId);
    if (!place) throw CoursesErrors.lessonNotFound(lessonId);
    return place;
  }
}

function refuseUnfinishable(place: LessonPlace, progress: ProgressRow): void {
  if (place.kind === 'quiz') throw CoursesErrors.quizFinishedByPassing();
  const percent = percentOfFilm(progress);
  if (place.kind === 'video' && percent < WATCHED_ENOUGH_PERCENT) {
    throw CoursesErrors.notWatchedEnough(percent, WATCHED_ENOUGH_PERCENT);
  }
}

function percentOfFilm(progress: ProgressRow): number {
  return watchedPercent(readMultirange(progress.watched), progress.durationSeconds);
}

/** The beat's ranges within the film; none of them when so much cannot have been watched since the lesson was opened. */
function believableRanges(before: ProgressRow, beat: LessonBeatDto, now: Date): string {
  const duration = before.durationSeconds ?? 0;
  const added = mergeRanges(beat.watched ?? [], duration);
  const total = secondsIn(mergeRanges([...readMultirange(before.watched), ...added], duration));
  const elapsed = (now.getTime() - before.startedAt.getTime()) / 1000;
  return writeMultirange(isPlausible(total, elapsed) ? added : []);
}

export function toProgress(progress: ProgressRow | null): LessonProgressDto {
  return {
    state: progress?.state ?? 'open',
    positionSeconds: progress?.positionSeconds ?? 0,
    activeSeconds: progress?.activeSeconds ?? 0,
    durationSeconds: progress?.durationSeconds ?? null,
    watchedPercent: progress ? percentOfFilm(progress) : 0,
    watched: progress ? readMultirange(progress.watched) : [],
  };
}
