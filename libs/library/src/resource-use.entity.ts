import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row a person and resource, however often it is opened. */
@Entity('resource_uses')
export class ResourceUse {
  @PrimaryColumn('uuid')
  resourceId!: string;

  @PrimaryColumn('uuid')
  personId!: string;

  /** The home unit on the day of the first use. */
  @Column('uuid', { nullable: true })
  unitId!: string | null;

  @Column('timestamptz')
  firstUsedAt!: Date;

  @Column('timestamptz')
  lastUsedAt!: Date;

  @Column('int', { default: 0 })
  opens!: number;

  @Column('int', { default: 0 })
  downloads!: number;

  @Column('int', { default: 0 })
  seconds!: number;

  /** When the use began to count; null while it is only a glance. */
  @Column('timestamptz', { nullable: true })
  countedAt!: Date | null;
}
