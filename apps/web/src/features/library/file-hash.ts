import type { HashSign } from './file-hash.worker.js';

/** SHA-256 of a file of any size, beside the page: typing goes on meanwhile. */
export function hashFile(file: File, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<string> {
  const worker = new Worker(new URL('./file-hash.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')), { once: true });
    worker.onerror = () => reject(new Error('The file cannot be read'));
    worker.onmessage = ({ data }: MessageEvent<HashSign>) => {
      onBytes(data.bytes);
      if (data.sha256 !== undefined) resolve(data.sha256);
    };
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
