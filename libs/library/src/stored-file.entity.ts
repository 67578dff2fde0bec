import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The same bytes once, whoever brings them and however they are called. */
@Entity('stored_files')
export class StoredFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('char', { length: 64 })
  sha256!: string;

  @Column('bigint')
  sizeBytes!: number;

  /** What the bytes are, not what the sender said. */
  @Column('text')
  mediaType!: string;

  @Column('text')
  storageKey!: string;

  /** The row is there first, `pending`; the object may be read once it is `stored`. */
  @Column('text', { default: 'pending' })
  state!: 'pending' | 'stored';

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

@Entity('file_arrivals')
export class FileArrival {
  @PrimaryColumn('uuid')
  fileId!: string;

  @PrimaryColumn('uuid')
  accountId!: string;

  @Column('text')
  fileName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  arrivedAt!: Date;
}
