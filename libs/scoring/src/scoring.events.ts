import { IsIn, IsNumberString, IsString, IsUUID } from 'class-validator';
import { DurableEvent, DurableEventName, type FieldsOf } from '#platform';

/** A unit's stored score is another than before. `total` has four decimals; the exact value stands in the store. */
@DurableEventName('scoring.unit-score-changed')
export class UnitScoreChanged extends DurableEvent {
  @IsUUID() periodId!: string;
  @IsUUID() unitId!: string;
  @IsNumberString() total!: string;
  @IsString() @IsIn(['good', 'fair', 'average', 'below']) band!: string;

  constructor(fields: FieldsOf<UnitScoreChanged>) {
    super(fields);
  }
}
