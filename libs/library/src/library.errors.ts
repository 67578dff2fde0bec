import { DomainError, refusalByConstraint } from '#platform';
import { type RefusedContent } from './file-sniffing.rules.js';

export const LibraryErrors = {
  resourceNotFound: (resourceId: string) => new DomainError('library.resource-not-found', 'not-found', { resourceId }),
  versionNotFound: (versionId: string) => new DomainError('library.version-not-found', 'not-found', { versionId }),
  fileNotFound: (fileId: string) => new DomainError('library.file-not-found', 'not-found', { fileId }),

  fileEmpty: (fileName: string) => new DomainError('library.file-empty', 'invalid', { fileName }),
  fileKindRefused: (fileName: string, found: RefusedContent) =>
    new DomainError('library.file-kind-refused', 'invalid', { fileName, found }),
  fileNameMisleads: (fileName: string, mediaType: string) =>
    new DomainError('library.file-name-misleads', 'invalid', { fileName, mediaType }),
  fileTooLarge: (fileName: string, sizeBytes: number, maxBytes: number) =>
    new DomainError('library.file-too-large', 'too-large', { fileName, sizeBytes, maxBytes }),

  notAResourceFile: (mediaType: string) => new DomainError('library.not-a-resource-file', 'invalid', { mediaType }),
  notCaptions: (mediaType: string) => new DomainError('library.not-captions', 'invalid', { mediaType }),
  captionsNeedVideo: () => new DomainError('library.captions-need-video', 'invalid'),
  sameFile: (version: number) => new DomainError('library.same-file', 'conflict', { version }),
  stateChanged: (state: string) => new DomainError('library.state-changed', 'conflict', { state }),
  inUse: () => new DomainError('library.resource-in-use', 'conflict'),
  signedInPeopleOnly: () => new DomainError('library.signed-in-people-only', 'forbidden'),
  unitUnknown: () => new DomainError('library.unit-unknown', 'invalid'),
  unitOutOfReach: () => new DomainError('library.unit-out-of-reach', 'forbidden'),
};

/** For `.catch(refuse)` behind a write. */
export const refuse = refusalByConstraint({
  resources_owner_unit_known: LibraryErrors.unitUnknown,
});
