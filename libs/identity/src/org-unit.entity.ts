import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type UnitKind } from './unit-kind.rules.js';

/** The unit itself: an id that never changes. All that may change lives in its versions. */
@Entity('org_units')
export class OrgUnit {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

@Entity('org_unit_versions')
export class OrgUnitVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  unitId!: string;

  @Column('uuid', { nullable: true })
  eventId!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  shortName!: string | null;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text')
  kind!: UnitKind;

  @Column('uuid', { nullable: true })
  parentId!: string | null;

  @Column('daterange')
  valid!: string;

  @Column('tstzrange', { default: () => 'tstzrange(now(), null)' })
  recorded!: string;
}
