import { DomainError, type DomainErrorKind } from '../http/domain.errors.js';

const KINDS: Readonly<Record<number, readonly [string, DomainErrorKind]>> = {
  404: ['uploads.not-found', 'not-found'],
  409: ['uploads.offset-differs', 'conflict'],
  410: ['uploads.not-found', 'not-found'],
  412: ['uploads.protocol-unknown', 'invalid'],
  413: ['uploads.too-large', 'too-large'],
  423: ['uploads.busy', 'conflict'],
};

export const UploadErrors = {
  notFound: (id: string) => new DomainError('uploads.not-found', 'not-found', { id }),
  incomplete: (id: string, receivedBytes: number, sizeBytes: number) =>
    new DomainError('uploads.incomplete', 'conflict', { id, receivedBytes, sizeBytes }),
  offsetDiffers: (id: string, offset: number) => new DomainError('uploads.offset-differs', 'conflict', { id, offset }),
  nameMissing: () => new DomainError('uploads.name-missing', 'invalid'),
  metadataUnreadable: () => new DomainError('uploads.metadata-unreadable', 'invalid'),
  /** What the protocol refuses, by its status; extensions that are not offered (501) are the caller's mistake too. */
  refused: (status: number, reason: string) => {
    const [code, kind] = KINDS[status] ?? ['uploads.malformed', 'invalid'];
    return new DomainError(code, kind, { reason: reason.trim() });
  },
};
