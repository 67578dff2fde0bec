import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Another system's way in: only what the scopes (permission codes) name. */
@Entity('service_tokens')
export class ServiceToken {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('bytea', { select: false })
  tokenHash!: Buffer;

  @Column('text', { array: true })
  scopes!: string[];

  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}

/** Lets whoever installs the system become the first administrator, once. */
@Entity('setup_tokens')
export class SetupToken {
  @PrimaryColumn('bytea')
  tokenHash!: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
