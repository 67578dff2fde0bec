import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type OrgEventKind } from './unit-kind.rules.js';

@Entity('org_events')
export class OrgEvent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: OrgEventKind;

  @Column('text', { nullable: true })
  decisionNumber!: string | null;

  @Column('date', { nullable: true })
  decisionDate!: string | null;

  @Column('date')
  effectiveOn!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}

/** Which share of a former unit went into which: what a merger or a split did to the people and the figures. */
@Entity('org_event_mappings')
export class OrgEventMapping {
  @PrimaryColumn('uuid')
  eventId!: string;

  @PrimaryColumn('uuid')
  fromUnitId!: string;

  @PrimaryColumn('uuid')
  toUnitId!: string;

  @Column('numeric', { default: 1 })
  share!: string;
}
