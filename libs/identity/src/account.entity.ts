import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AccountState, type Language } from './account.rules.js';

@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Column('text')
  username!: string;

  @Column('text', { select: false })
  passwordHash!: string;

  @Column('text', { default: 'active' })
  state!: AccountState;

  @Column('int', { default: 0 })
  failedAttempts!: number;

  @Column('timestamptz', { nullable: true })
  lockedUntil!: Date | null;

  @Column('text', { default: 'vi' })
  language!: Language;

  @Column('timestamptz', { nullable: true })
  lastSignInAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
