import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AssignmentKind, type LeaveKind, type StaffCategory } from './assignment.rules.js';

@Entity('assignments')
export class Assignment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('uuid')
  unitId!: string;

  @Column('text')
  position!: string;

  @Column('text')
  category!: StaffCategory;

  @Column('text')
  kind!: AssignmentKind;

  @Column('text', { nullable: true })
  decisionNumber!: string | null;

  @Column('daterange')
  valid!: string;

  @Column('tstzrange', { default: () => 'tstzrange(now(), null)' })
  recorded!: string;
}

/** Days that leave the denominator of people counts; the document says why. */
@Entity('leaves')
export class Leave {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  kind!: LeaveKind;

  @Column('text', { nullable: true })
  documentNumber!: string | null;

  @Column('daterange')
  valid!: string;

  @Column('tstzrange', { default: () => 'tstzrange(now(), null)' })
  recorded!: string;
}
