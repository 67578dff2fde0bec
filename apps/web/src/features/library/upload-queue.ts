import { FileTransfer } from './file-transfer.js';
import { hashFile } from './file-hash.js';
import { libraryCalls, type StoredFile } from './library-api.js';

export type UploadStage = 'waiting' | 'hashing' | 'known' | 'sending' | 'paused' | 'checking' | 'ready' | 'failed';

export interface UploadItem {
  readonly id: string;
  readonly file: File;
  readonly stage: UploadStage;
  /** Of the stage that is under way. */
  readonly bytes: number;
  readonly error: unknown;
  readonly stored: StoredFile | null;
}

interface Work {
  readonly abort: AbortController;
  transfer: FileTransfer | null;
}

const AT_ONCE = 2;
const BUSY: readonly UploadStage[] = ['hashing', 'sending', 'checking'];

/** Files on their way into the library: hashed first, asked for, and sent only when nobody has brought them before. */
export class UploadQueue {
  private items: readonly UploadItem[] = [];
  private readonly works = new Map<string, Work>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  add(files: readonly File[]): void {
    const added = files.map((file): UploadItem => ({
      id: crypto.randomUUID(),
      file,
      stage: 'waiting',
      bytes: 0,
      error: null,
      stored: null,
    }));
    this.publish([...this.items, ...added]);
    this.startNext();
  }

  pause(id: string): void {
    this.works.get(id)?.transfer?.pause();
    this.set(id, { stage: 'paused' });
    this.startNext();
  }

  goOn(id: string): void {
    this.set(id, { stage: 'sending', error: null });
    this.works.get(id)?.transfer?.goOn();
  }

  /** From where it stopped when bytes were on their way, else from the beginning. */
  retry(id: string): void {
    if (this.works.get(id)?.transfer) this.goOn(id);
    else this.set(id, { stage: 'waiting', error: null, bytes: 0 });
    this.startNext();
  }

  /** The answer to "already here": make another resource of the same file all the same. */
  useKnown(id: string): void {
    this.set(id, { stage: 'ready' });
  }

  remove(id: string): void {
    const work = this.works.get(id);
    work?.abort.abort();
    work?.transfer?.cancel();
    this.works.delete(id);
    this.publish(this.items.filter((item) => item.id !== id));
    this.startNext();
  }

  private startNext(): void {
    const busy = this.items.filter(({ stage }) => BUSY.includes(stage)).length;
    const next = this.items.find(({ stage }) => stage === 'waiting');
    if (busy >= AT_ONCE || !next) return;
    const work: Work = { abort: new AbortController(), transfer: null };
    this.works.set(next.id, work);
    this.set(next.id, { stage: 'hashing' });
    void this.bring(next, work).catch((error: unknown) => this.fail(next.id, error));
    this.startNext();
  }

  private async bring({ id, file }: UploadItem, work: Work): Promise<void> {
    const { signal } = work.abort;
    const sha256 = await hashFile(file, signal, (bytes) => this.set(id, { bytes }));
    const { file: stored } = await libraryCalls.knownFile(sha256, signal);
    if (stored) {
      this.set(id, { stage: stored.uses.length > 0 ? 'known' : 'ready', stored });
      this.startNext();
      return;
    }
    this.set(id, { stage: 'sending', bytes: 0 });
    work.transfer = new FileTransfer(file, {
      onBytes: (bytes) => this.set(id, { bytes }),
      onFailed: (error) => this.fail(id, error),
      onDone: (uploadId) => void this.check(id, uploadId),
    });
    await work.transfer.begin();
  }

  private async check(id: string, uploadId: string): Promise<void> {
    this.set(id, { stage: 'checking' });
    const work = this.works.get(id);
    if (work) work.transfer = null;
    try {
      this.set(id, { stage: 'ready', stored: await libraryCalls.keepUpload(uploadId) });
    } catch (error) {
      this.fail(id, error);
    }
    this.startNext();
  }

  private fail(id: string, error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    this.set(id, { stage: 'failed', error });
    this.startNext();
  }

  private set(id: string, change: Partial<UploadItem>): void {
    this.publish(this.items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  private publish(items: readonly UploadItem[]): void {
    this.items = items;
    this.listeners.forEach((listener) => listener());
  }
}
