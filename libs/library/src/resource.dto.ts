import { Flag, Id, Instant, ListOf, OneOf, pageOf, PageQuery, Text, Whole } from '#platform';
import { LICENCES, RESOURCE_LANGUAGES, type Licence, type ResourceLanguage } from './licences.rules.js';
import { kindOf, RESOURCE_KINDS, type ResourceKind } from './media-types.rules.js';
import { type ResourceQuestion } from './resource-search.service.js';
import { type FoundRow } from './resource-search.repository.js';
import { RESOURCE_STATES, type ResourceState } from './resource-state.rules.js';
import { type VersionRow } from './resources.repository.js';
import { type ResourceWithVersions } from './resources.service.js';
import { TOPICS, type Topic } from './topics.rules.js';

export class ResourcesQuery extends PageQuery {
  @ListOf(() => String, { values: TOPICS, max: TOPICS.length, optional: true })
  topic?: Topic[];

  @ListOf(() => String, { values: RESOURCE_KINDS, max: RESOURCE_KINDS.length, optional: true })
  kind?: ResourceKind[];

  @ListOf(() => String, { values: LICENCES, max: LICENCES.length, optional: true })
  licence?: Licence[];
}

export class ContributionsQuery extends PageQuery {
  @ListOf(() => String, { values: RESOURCE_STATES, max: RESOURCE_STATES.length, optional: true })
  state?: ResourceState[];
}

export class VersionQuery {
  @Whole({ min: 1, optional: true, says: 'Number of the version; the current one when left out' })
  version?: number;
}

export class ResourceTermsDto {
  @Text({ max: 300, example: 'Hướng dẫn phòng cháy, chữa cháy rừng mùa khô' })
  title!: string;

  @Text({ min: 0, max: 2000, says: 'What it holds and for whom, in a few sentences' })
  summary!: string;

  @Text({ max: 100, nullable: true, example: '72/QĐ-UBND' })
  documentNumber!: string | null;

  @OneOf(TOPICS, { enumName: 'Topic' })
  topic!: Topic;

  @OneOf(LICENCES, { enumName: 'Licence' })
  licence!: Licence;

  @OneOf(RESOURCE_LANGUAGES, { enumName: 'ResourceLanguage' })
  language!: ResourceLanguage;
}

export class CreateResourceDto extends ResourceTermsDto {
  @Id({ says: 'A file that was uploaded, or that is here already' })
  fileId!: string;

  @Text({ max: 255, says: 'The name under which it is handed out' })
  fileName!: string;

  @Id({ optional: true, says: 'For which unit; the author’s own when left out' })
  ownerUnitId?: string;

  @Id({ optional: true, says: 'Made by the client for each wanted resource: sent twice it gives one resource' })
  requestKey?: string;
}

export class DescribeResourceDto {
  @Text({ max: 300, optional: true })
  title?: string;

  @Text({ min: 0, max: 2000, optional: true })
  summary?: string;

  @Text({ max: 100, nullable: true, optional: true })
  documentNumber?: string | null;

  @OneOf(TOPICS, { enumName: 'Topic', optional: true })
  topic?: Topic;

  @OneOf(LICENCES, { enumName: 'Licence', optional: true })
  licence?: Licence;

  @OneOf(RESOURCE_LANGUAGES, { enumName: 'ResourceLanguage', optional: true })
  language?: ResourceLanguage;
}

export class ReplaceFileDto {
  @Id()
  fileId!: string;

  @Text({ max: 255 })
  fileName!: string;
}

export class CaptionsDto {
  @Id({ nullable: true, says: 'A WebVTT file; null takes the captions away' })
  fileId!: string | null;
}

export class SignOfUseDto {
  @Flag({ optional: true, says: 'It was opened to be read or watched' })
  opened?: boolean;

  @Whole({ max: 300, optional: true, says: 'Seconds of reading since the last sign' })
  seconds?: number;
}

export class ResourceCreatedDto {
  @Id()
  id!: string;
}

export class VersionCreatedDto {
  @Whole({ min: 1 })
  number!: number;
}

export class FoundResourceDto extends ResourceTermsDto {
  @Id()
  id!: string;

  @OneOf(RESOURCE_STATES, { enumName: 'ResourceState' })
  state!: ResourceState;

  @OneOf(RESOURCE_KINDS, { enumName: 'ResourceKind' })
  kind!: ResourceKind;

  @Text()
  fileName!: string;

  @Text()
  mediaType!: string;

  @Whole({ max: Number.MAX_SAFE_INTEGER })
  sizeBytes!: number;

  @Whole({ min: 1 })
  version!: number;

  @Text({ nullable: true })
  ownerUnitName!: string | null;

  @Instant({ nullable: true })
  publishedAt!: Date | null;

  @Instant()
  updatedAt!: Date;
}

export class ResourcePageDto extends pageOf(FoundResourceDto) {}

export class KindCountDto {
  @OneOf(RESOURCE_KINDS, { enumName: 'ResourceKind' })
  kind!: ResourceKind;

  @Whole()
  total!: number;
}

export class KindCountsDto {
  @ListOf(() => KindCountDto)
  kinds!: KindCountDto[];
}

export class ResourceVersionDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  number!: number;

  @Text()
  fileName!: string;

  @Text()
  mediaType!: string;

  @Whole({ max: Number.MAX_SAFE_INTEGER })
  sizeBytes!: number;

  @Flag()
  hasCaptions!: boolean;

  @Instant()
  createdAt!: Date;

  @Whole({ nullable: true, says: 'How many courses use this version; null when that is not known' })
  courses!: number | null;
}

export class ResourceDto extends FoundResourceDto {
  @Id()
  currentVersionId!: string;

  @Text({ says: 'Whose work it is' })
  ownerName!: string;

  @Id()
  ownerUnitId!: string;

  @Whole({ says: 'People whose use counts: a download or a minute of reading' })
  users!: number;

  @Flag()
  hasCaptions!: boolean;

  @Flag()
  mayChange!: boolean;

  @Flag()
  mayPublish!: boolean;

  @ListOf(() => ResourceVersionDto, { max: 1000, says: 'The newest first; readers see the current one alone' })
  versions!: ResourceVersionDto[];
}

export class ResourceViewDto {
  @Text({ max: 4000, says: 'Shows the file; works without a session until it expires' })
  url!: string;

  @Text({ max: 4000, nullable: true })
  captionsUrl!: string | null;
}

export function toQuestion({ q = '', topic = [], kind = [], licence = [] }: ResourcesQuery): ResourceQuestion {
  return { q, topics: topic, kinds: kind, licences: licence };
}

export function toFoundDto({ total: _, versionId: _v, ownerUnitId: _u, ...row }: FoundRow): FoundResourceDto {
  return { ...row, kind: kindOf(row.mediaType) ?? 'text' };
}

export function toResourceDto(
  { versions, current, slug: _, ownerPersonId: _p, createdAt: _c, ...resource }: ResourceWithVersions,
  courses: ReadonlyMap<string, number> | null,
): ResourceDto {
  return {
    ...resource,
    ...toVersionFile(current),
    kind: kindOf(current.mediaType) ?? 'text',
    version: current.number,
    versions: versions.map((version) => ({
      ...toVersionFile(version),
      id: version.id,
      number: version.number,
      createdAt: version.createdAt,
      courses: courses === null ? null : (courses.get(version.id) ?? 0),
    })),
  };
}

function toVersionFile({ fileName, mediaType, sizeBytes, captionsFileId }: VersionRow) {
  return { fileName, mediaType, sizeBytes, hasCaptions: captionsFileId !== null };
}
