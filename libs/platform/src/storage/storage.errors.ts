import { DomainError } from '../http/domain.errors.js';

export const StorageErrors = {
  objectNotFound: (key: string) => new DomainError('storage.object-not-found', 'not-found', { key }),
  sizeDiffers: (key: string, announced: number, received: number) =>
    new DomainError('storage.size-differs', 'invalid', { key, announced, received }),
  linkInvalid: () => new DomainError('storage.link-invalid', 'forbidden'),
  linkExpired: () => new DomainError('storage.link-expired', 'forbidden'),
};
