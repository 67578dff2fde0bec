import { createHash } from 'node:crypto';

export interface SubmittedContent {
  readonly staffCode: string;
  readonly courseSlug: string;
  readonly finishedAt: string;
}

/** Two facts under one key are the same when these are: the instant counts, not the way it is written. */
export function fingerprintOf({ staffCode, courseSlug, finishedAt }: SubmittedContent): Buffer {
  return createHash('sha256')
    .update([staffCode, courseSlug, Date.parse(finishedAt)].join('\n'))
    .digest();
}
