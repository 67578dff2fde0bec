import { IsUUID, IsDateString, ArrayMaxSize, IsArray } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

/** Where a person belongs is known differently from now on: figures of the named units from that day on may move. */
@DurableEventName('identity.membership-changed')
export class MembershipChanged extends DurableEvent {
  @IsUUID()
  personId!: string;

  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  unitIds!: string[];

  @IsDateString()
  from!: string;

  constructor(fields: FieldsOf<MembershipChanged>) {
    super(fields);
  }
}

/** A unit was created, renamed or moved: trees and names as of that day and later are to be read again. */
@DurableEventName('identity.unit-changed')
export class UnitChanged extends DurableEvent {
  @IsUUID()
  unitId!: string;

  @IsDateString()
  from!: string;

  constructor(fields: FieldsOf<UnitChanged>) {
    super(fields);
  }
}
