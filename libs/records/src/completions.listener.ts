import { CourseFinished, LessonFinished } from '#courses';
import { Subscriber, type Delivered, type EventSubscriber } from '#platform';
import { factOfCourse, factOfLesson, factOfSubmission, type NewFact } from './learning-fact.rules.js';
import { LearningRecord } from './learning-record.service.js';
import { LearningFactSubmitted } from './records.events.js';

type Learning = LessonFinished | CourseFinished | LearningFactSubmitted;

function factOf(event: Learning): NewFact {
  if (event instanceof LessonFinished) return factOfLesson(event);
  if (event instanceof CourseFinished) return factOfCourse(event);
  return factOfSubmission(event);
}

@Subscriber({ name: 'records.completions', to: [LessonFinished, CourseFinished, LearningFactSubmitted] })
export class CompletionsListener implements EventSubscriber<Learning> {
  constructor(private readonly record: LearningRecord) {}

  async deliver(events: readonly Delivered<Learning>[]): Promise<void> {
    await this.record.recordOnce(events.map(({ event }) => factOf(event)));
  }
}
