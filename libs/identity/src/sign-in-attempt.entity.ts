import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sign_in_attempts')
export class SignInAttempt {
  @PrimaryColumn('text')
  key!: string;

  @Column('int')
  count!: number;

  @Column('timestamptz')
  countedSince!: Date;
}
