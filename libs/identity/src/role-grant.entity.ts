import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Role } from './role.rules.js';

@Entity('role_grants')
export class RoleGrant {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('text')
  role!: Role;

  @Column('uuid')
  unitId!: string;

  @Column('daterange')
  valid!: string;

  @Column('uuid', { nullable: true })
  grantedBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
