import { Injectable } from '@nestjs/common';
import { IdentityErrors } from '../identity.errors.js';
import { type EventPart } from './reorganisation.repository.js';
import { type StoryBeginning, type StoryLinkRow, UnitStoryRepository, type StoryRow } from './unit-story.repository.js';

export type StoryPart = EventPart | 'changed';

export interface StoryEvent extends Omit<StoryRow, 'part'> {
  part: StoryPart;
  predecessors: StoryLinkRow[];
  successors: StoryLinkRow[];
}

export interface Story {
  beginning: StoryBeginning;
  /** Newest first. */
  events: StoryEvent[];
}

/** What has happened to a unit, in order, with the paper behind each change. */
@Injectable()
export class UnitStories {
  constructor(private readonly repository: UnitStoryRepository) {}

  async tell(unitId: string): Promise<Story> {
    const beginning = await this.repository.findBeginning(unitId);
    if (beginning === null) throw IdentityErrors.unitNotFound(unitId);
    const events = await this.repository.listEvents(unitId);
    const predecessors = await this.repository.listPredecessors(unitId);
    const successors = await this.repository.listSuccessors(unitId);
    const of = (links: readonly StoryLinkRow[], eventId: string) => links.filter((link) => link.eventId === eventId);
    return {
      beginning,
      events: events.map((event) => ({
        ...event,
        part: event.part ?? partOf(event),
        predecessors: of(predecessors, event.id),
        successors: of(successors, event.id),
      })),
    };
  }
}

/** Events that were imported say it by what they left behind. */
function partOf({ nameBefore, nameAfter }: StoryRow): StoryPart {
  if (nameBefore === null) return 'begun';
  return nameAfter === null ? 'ended' : 'changed';
}
