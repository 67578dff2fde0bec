import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { type Actor } from '#platform';
import { AuthoringRepository } from './authoring.repository.js';

export type CourseDeed =
  | 'course-drafted'
  | 'draft-started'
  | 'draft-described'
  | 'draft-discarded'
  | 'lesson-added'
  | 'lesson-edited'
  | 'lesson-removed'
  | 'lessons-ordered'
  | 'questions-set'
  | 'version-published';

/** Belongs into the transaction of the deed, before a course vanishes. Texts stay in the versions: the trail names them. */
@Injectable()
export class CourseTrail {
  constructor(
    private readonly authoring: AuthoringRepository,
    private readonly audit: AuditTrail,
  ) {}

  async record(actor: Actor, deed: CourseDeed, courseId: string, details: object): Promise<void> {
    await this.audit.record(actor, {
      action: `courses.${deed}`,
      subject: { kind: 'course', id: courseId },
      unitId: await this.authoring.findOwner(courseId),
      details,
    });
  }
}

/** Which of the fields a request changes; what it leaves out stays. */
export function fieldsIn(change: object): string[] {
  return Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
