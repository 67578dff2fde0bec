import { DetailedError, Upload } from 'tus-js-client';
import { ApiProblem, unreachableProblem } from '~/api/api-problem.js';

const CHUNK = 4 * 1024 * 1024;
/** As the server has it: nobody should wait for a transfer that it will refuse. */
const MOST_BYTES = 50 * 1024 * 1024;
const PATIENCE = [0, 1000, 3000, 5000, 10_000];

/** Sends a file resumably. @returns the id of the completed upload. */
export function sendFile(file: File, onBytes: (bytes: number) => void): Promise<string> {
  if (file.size > MOST_BYTES) {
    return Promise.reject(new ApiProblem({ status: 413, code: 'identity.import-too-large' }));
  }
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: CHUNK,
      retryDelays: PATIENCE,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name.normalize('NFC'), filetype: file.type, purpose: 'table' },
      onProgress: onBytes,
      onSuccess: () => resolve(new URL(upload.url ?? '', location.origin).pathname.split('/').at(-1) ?? ''),
      onError: (error) => reject(problemOf(error)),
    });
    upload.start();
  });
}

function problemOf(error: Error): ApiProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return unreachableProblem(error);
  const status = response.getStatus();
  return new ApiProblem({ status, code: status === 413 ? 'identity.import-too-large' : 'http.failed' });
}
