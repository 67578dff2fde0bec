import { type Clock } from '../clock/clock.js';
import { type AppConfig } from '../config/app-config.js';
import { FileLinks } from './file-links.js';
import { FileSystemStorage } from './file-system-storage.js';
import { S3Storage } from './s3-storage.js';
import { type Storage } from './storage.js';

export function createFileLinks(config: AppConfig, clock: Clock): FileLinks {
  return new FileLinks(config.security.appSecret, clock);
}

/** S3 as soon as an endpoint is configured, otherwise the disk. */
export function createStorage(config: AppConfig, clock: Clock): Storage {
  return config.storage.s3Endpoint === undefined
    ? new FileSystemStorage(config.storage.dir ?? '', createFileLinks(config, clock))
    : new S3Storage(config.storage);
}
