import { Id, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { RESOURCE_STATES, type ResourceState } from './resource-state.rules.js';
import { type KeptFile } from './stored-files.service.js';

export class KeepUploadDto {
  @Id({ says: 'The last part of the address of a completed upload' })
  uploadId!: string;
}

export class FileUseDto {
  @Id()
  resourceId!: string;

  @Text()
  title!: string;

  @OneOf(RESOURCE_STATES, { enumName: 'ResourceState' })
  state!: ResourceState;

  @Whole({ min: 1 })
  version!: number;

  @Whole({ nullable: true, says: 'How many courses use this version; null when that is not known' })
  courses!: number | null;
}

export class StoredFileDto {
  @Id()
  id!: string;

  @Text()
  mediaType!: string;

  @Whole({ max: Number.MAX_SAFE_INTEGER })
  sizeBytes!: number;

  @ListOf(() => FileUseDto, { says: 'Resources that are made of the same bytes already' })
  uses!: FileUseDto[];
}

export class KnownFileDto {
  @Nested(() => StoredFileDto, { nullable: true, says: 'Null when these bytes are not here yet' })
  file!: StoredFileDto | null;
}

export function toStoredFileDto({ id, mediaType, sizeBytes, uses }: KeptFile): StoredFileDto {
  return {
    id,
    mediaType,
    sizeBytes,
    uses: uses.map(({ resourceId, title, state, version, courses }) => ({
      resourceId,
      title,
      state,
      version,
      courses,
    })),
  };
}
