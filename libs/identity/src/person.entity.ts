import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Gender } from './person-name.rules.js';

@Entity('people')
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  /** In Unicode form NFC. */
  @Column('text')
  fullName!: string;

  /** The last word: lists are sorted by it, as in every Vietnamese register. */
  @Column({ type: 'text', insert: false, update: false })
  givenName!: string;

  @Column('text', { nullable: true })
  staffCode!: string | null;

  @Column('date', { nullable: true })
  birthDate!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  gender!: Gender | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'text', insert: false, update: false, select: false })
  searchText!: string;
}
