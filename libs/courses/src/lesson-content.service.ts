import { Injectable } from '@nestjs/common';
import { ResourceFiles } from '#library';
import { type Actor } from '#platform';
import { CoursesErrors } from './courses.errors.js';
import { learnerOf } from './learner.rules.js';
import { type LessonContentDto, type LessonFileDto, type LessonQuizDto } from './lesson-content.dto.js';
import { LessonProgressRepository, type LessonPlace } from './lesson-progress.repository.js';
import { toProgress } from './lesson-progress.service.js';
import { QuizAttemptsRepository, type AttemptRow } from './quiz-attempts.repository.js';
import { readQuizSettings } from './quiz-draw.rules.js';
import { QuizQuestionsRepository } from './quiz-questions.repository.js';

/** What a lesson shows: text, a file or film under a signed address, or the way into a quiz. */
@Injectable()
export class LessonContent {
  constructor(
    private readonly progress: LessonProgressRepository,
    private readonly attempts: QuizAttemptsRepository,
    private readonly questions: QuizQuestionsRepository,
    private readonly files: ResourceFiles,
  ) {}

  async read(actor: Actor, enrolmentId: string, lessonId: string): Promise<LessonContentDto> {
    const place = await this.progress.findPlace(learnerOf(actor), enrolmentId, lessonId);
    if (!place) throw CoursesErrors.lessonNotFound(lessonId);
    const { kind, title, minutes, bodyMarkdown } = place;
    const progress = toProgress(await this.progress.find(enrolmentId, lessonId));
    const file = await this.fileOf(place.resourceVersionId);
    return { id: lessonId, kind, title, minutes, bodyMarkdown, progress, file, quiz: await this.quizOf(place) };
  }

  /** The version that the author chose, whatever has become of the resource since. */
  async fileOf(versionId: string | null): Promise<LessonFileDto | null> {
    const file = versionId === null ? undefined : (await this.files.describe([versionId])).get(versionId);
    if (!file) return null;
    const { resourceId, fileName, mediaType, sizeBytes } = file;
    const [url, downloadUrl, captionsUrl] = await Promise.all([
      this.files.urlFor(file.versionId, 'inline'),
      this.files.urlFor(file.versionId, 'attachment'),
      this.files.captionsUrlFor(file.versionId),
    ]);
    return {
      resourceVersionId: file.versionId,
      resourceId,
      fileName,
      mediaType,
      sizeBytes,
      url,
      downloadUrl,
      captionsUrl,
    };
  }

  private async quizOf(place: LessonPlace): Promise<LessonQuizDto | null> {
    if (place.kind !== 'quiz') return null;
    const { passPercent, maxAttempts, draw } = readQuizSettings(place.settings);
    const pool = await this.questions.list([place.lessonId]);
    const attempts = await this.attempts.list(place.enrolmentId, place.lessonId);
    return { questions: draw ?? pool.length, passPercent, maxAttempts, attempts: attempts.map(toSummary) };
  }
}

function toSummary({
  id,
  number,
  startedAt,
  submittedAt,
  scorePercent,
  passed,
}: AttemptRow): LessonQuizDto['attempts'][number] {
  return { id, number, startedAt, submittedAt, scorePercent, passed };
}
