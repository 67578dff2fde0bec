import { IsUUID, Matches } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A resource reached or left the shared library. */
@DurableEventName('library.resource-published')
export class ResourcePublished extends DurableEvent {
  @IsUUID() resourceId!: string;
  @IsUUID() ownerUnitId!: string;
  @Matches(CIVIL_DATE) day!: string;

  constructor(fields: FieldsOf<ResourcePublished>) {
    super(fields);
  }
}

/** Somebody's use of a resource began to count: the first download, or 60 seconds of reading (rule A12). */
@DurableEventName('library.resource-used')
export class ResourceUsed extends DurableEvent {
  @IsUUID() resourceId!: string;
  @IsUUID() ownerUnitId!: string;
  @IsUUID() personId!: string;
  @Matches(CIVIL_DATE) day!: string;

  constructor(fields: FieldsOf<ResourceUsed>) {
    super(fields);
  }
}
