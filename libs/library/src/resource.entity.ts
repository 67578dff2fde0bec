import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Licence, type ResourceLanguage } from './licences.rules.js';
import { type Topic } from './topics.rules.js';

export const RESOURCE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ResourceState = (typeof RESOURCE_STATES)[number];

@Entity('resources')
export class Resource {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  slug!: string | null;

  @Column('uuid')
  ownerPersonId!: string;

  @Column('uuid')
  ownerUnitId!: string;

  @Column('text', { default: 'draft' })
  state!: ResourceState;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  summary!: string;

  @Column('text', { nullable: true })
  documentNumber!: string | null;

  @Column('text')
  topic!: Topic;

  @Column('text')
  licence!: Licence;

  @Column('text')
  language!: ResourceLanguage;

  @Column('uuid')
  currentVersionId!: string;

  /** Of the current version, kept here so that the search finds it. */
  @Column('text')
  fileName!: string;

  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'text', insert: false, update: false, select: false })
  searchText!: string;

  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  search!: string;

  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchMarked!: string;
}

/** Never changed and never deleted while the resource lives: courses point at versions, not at resources. */
@Entity('resource_versions')
export class ResourceVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  resourceId!: string;

  @Column('int')
  number!: number;

  @Column('uuid')
  fileId!: string;

  @Column('text')
  fileName!: string;

  @Column('text')
  mediaType!: string;

  @Column('bigint')
  sizeBytes!: number;

  @Column('uuid', { nullable: true })
  captionsFileId!: string | null;

  @Column('uuid')
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
