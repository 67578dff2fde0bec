import { EmbeddedPostgres, type EmbeddedPostgresSettings } from './embedded-postgres.js';
import { LaunchFault } from './launch-fault.js';

const ORIGINS = { started: 'runs', adopted: 'still ran from last time', recovered: 'recovered after a crash' } as const;

/** The bundled PostgreSQL, started again when it dies, and stopped whole whatever it was just doing. */
export class WatchedPostgres {
  private server: EmbeddedPostgres | null = null;
  /** What is under way; a stop waits for it, so that no server is left behind. */
  private work: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;
  private busy = false;

  constructor(
    private readonly settings: EmbeddedPostgresSettings,
    private readonly note: (text: string) => void,
  ) {}

  async open(): Promise<EmbeddedPostgres> {
    const opening = EmbeddedPostgres.open(this.settings);
    this.work = opening.then(
      (server) => void (this.server = server),
      () => undefined,
    );
    const server = await opening;
    if (this.stopping) throw new LaunchFault('Stopped while PostgreSQL was starting.');
    this.note(`PostgreSQL ${ORIGINS[server.origin]} on 127.0.0.1:${server.port}`);
    this.timer = setInterval(() => this.look(server), 500);
    return server;
  }

  private look(server: EmbeddedPostgres): void {
    if (this.busy || this.stopping || server.isRunning()) return;
    this.busy = true;
    this.note('PostgreSQL has died; starting it again');
    this.work = server
      .reopen()
      .then(
        () => this.note(`PostgreSQL runs again on 127.0.0.1:${server.port}`),
        (fault: Error) => this.note(fault.message),
      )
      .finally(() => (this.busy = false));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.work;
    await this.server?.stop();
  }

  /** Without waiting: committed work is recovered from the log at the next start. */
  stopNow(): void {
    if (this.server !== null) process.kill(this.server.pid, 'SIGQUIT');
  }
}
