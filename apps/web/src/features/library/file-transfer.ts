import { DetailedError, Upload } from 'tus-js-client';
import { ApiProblem, unreachableProblem } from '~/api/api-problem.js';

const CHUNK = 4 * 1024 * 1024;
const PATIENCE = [0, 1000, 3000, 5000, 10_000, 20_000];

interface TransferSigns {
  onBytes(bytes: number): void;
  onDone(uploadId: string): void;
  onFailed(error: unknown): void;
}

/** One resumable upload: after a pause, a lost link or a closed browser it goes on where it stopped. */
export class FileTransfer {
  private readonly upload: Upload;

  constructor(file: File, signs: TransferSigns) {
    this.upload = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: CHUNK,
      retryDelays: PATIENCE,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name.normalize('NFC'), filetype: file.type },
      onProgress: (bytes) => signs.onBytes(bytes),
      onSuccess: () => signs.onDone(this.id),
      onError: (error) => signs.onFailed(problemOf(error)),
    });
  }

  async begin(): Promise<void> {
    const [earlier] = await this.upload.findPreviousUploads();
    if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    this.upload.start();
  }

  pause(): void {
    void this.upload.abort();
  }

  goOn(): void {
    this.upload.start();
  }

  /** Also takes away what has arrived. */
  cancel(): void {
    void this.upload.abort(true).catch(() => undefined);
  }

  private get id(): string {
    return new URL(this.upload.url ?? '', location.origin).pathname.split('/').at(-1) ?? '';
  }
}

function problemOf(error: Error): ApiProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return unreachableProblem(error);
  const status = response.getStatus();
  try {
    const document = JSON.parse(response.getBody()) as { code?: string; facts?: Record<string, unknown> };
    return new ApiProblem({ ...document, status, code: document.code ?? 'http.failed' });
  } catch {
    return new ApiProblem({ status, code: status === 413 ? 'http.too-large' : 'http.failed' });
  }
}
