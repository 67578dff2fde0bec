import { createSHA256 } from 'hash-wasm';

export interface HashSign {
  readonly bytes: number;
  readonly sha256?: string;
}

const CHUNK = 4 * 1024 * 1024;

async function hash(file: File): Promise<void> {
  const sha256 = await createSHA256();
  sha256.init();
  for (let at = 0; at < file.size; at += CHUNK) {
    sha256.update(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    postMessage({ bytes: Math.min(at + CHUNK, file.size) } satisfies HashSign);
  }
  postMessage({ bytes: file.size, sha256: sha256.digest('hex') } satisfies HashSign);
}

addEventListener('message', (event: MessageEvent<File>) => {
  hash(event.data).catch((error: unknown) => {
    // Leaves the worker as its error event: a file that was moved or changed meanwhile cannot be read.
    setTimeout(() => {
      throw error;
    });
  });
});
