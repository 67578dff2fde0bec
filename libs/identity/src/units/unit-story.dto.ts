import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { type Story, type StoryEvent, type StoryPart } from './unit-story.service.js';
import { ORG_EVENT_KINDS, type OrgEventKind } from './unit-kind.rules.js';

const STORY_PARTS: readonly StoryPart[] = ['begun', 'ended', 'continued', 'reparented', 'changed'];

export class StoryLinkDto {
  @Id()
  unitId!: string;

  @Text({ min: 0, says: 'As it was called then' })
  name!: string;

  @Text({ example: '0.6', says: 'Exact decimal' })
  share!: string;

  @Whole({ says: 'Of a predecessor on its last day before, of a successor on the first day' })
  people!: number;
}

export class StoryEventDto {
  @Id()
  id!: string;

  @OneOf(ORG_EVENT_KINDS, { enumName: 'OrgEventKind' })
  kind!: OrgEventKind;

  @OneOf(STORY_PARTS, { enumName: 'StoryPart', says: 'What the event was to this unit' })
  part!: StoryPart;

  @CivilDate()
  effectiveOn!: string;

  @Text({ nullable: true, says: 'Null only for what was recorded before decisions were asked for' })
  decisionNumber!: string | null;

  @CivilDate({ nullable: true })
  decisionDate!: string | null;

  @Text({ nullable: true })
  note!: string | null;

  @Instant()
  recordedAt!: Date;

  @Flag({ says: 'Recorded after the day on which it took effect' })
  recordedLate!: boolean;

  @Text({ nullable: true })
  nameBefore!: string | null;

  @Text({ nullable: true })
  nameAfter!: string | null;

  @Text({ nullable: true })
  parentBefore!: string | null;

  @Text({ nullable: true })
  parentAfter!: string | null;

  @Whole({ says: 'Home unit of so many people on the day before' })
  peopleBefore!: number;

  @Whole({ says: 'On the day itself' })
  peopleAfter!: number;

  @ListOf(() => StoryLinkDto, { max: 1000 })
  predecessors!: StoryLinkDto[];

  @ListOf(() => StoryLinkDto, { max: 1000 })
  successors!: StoryLinkDto[];
}

export class StoryBeginningDto {
  @CivilDate()
  on!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  parentName!: string | null;
}

export class UnitStoryDto {
  @Nested(() => StoryBeginningDto)
  beginning!: StoryBeginningDto;

  @ListOf(() => StoryEventDto, { max: 500, says: 'Newest first' })
  events!: StoryEventDto[];
}

export function toUnitStoryDto({ beginning, events }: Story): UnitStoryDto {
  return { beginning, events: events.map(toStoryEventDto) };
}

function toStoryEventDto({ predecessors, successors, ...event }: StoryEvent): StoryEventDto {
  return { ...event, predecessors: predecessors.map(toLinkDto), successors: successors.map(toLinkDto) };
}

function toLinkDto({ unitId, name, share, people }: StoryLinkDto): StoryLinkDto {
  return { unitId, name, share, people };
}
