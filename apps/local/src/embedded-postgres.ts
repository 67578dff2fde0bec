import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFault } from './launch-fault.js';
import { canReach, choosePostgresAccount } from './postgres-account.js';
import { preparePostgresBinary } from './postgres-binary.js';
import { ensureDatabase } from './postgres-connection.js';
import { postgresFolder, prepareCluster, readPassword } from './postgres-folder.js';
import {
  isRunning,
  openPostgres,
  type PostgresInstallation,
  type PostgresServer,
  stopPostgres,
} from './postgres-server.js';

export interface EmbeddedPostgresSettings {
  projectRoot: string;
  dataFolder: string;
  preferredPort: number;
}

/** The bundled PostgreSQL of one data folder: made on first use, taken over or recovered on every later one. */
export class EmbeddedPostgres {
  private constructor(
    private readonly installed: PostgresInstallation,
    private server: PostgresServer,
  ) {}

  static async open(settings: EmbeddedPostgresSettings): Promise<EmbeddedPostgres> {
    const { projectRoot, dataFolder, preferredPort } = settings;
    const account = choosePostgresAccount();
    mkdirSync(join(dataFolder, 'logs'), { recursive: true });
    if (!canReach(account, dataFolder)) {
      throw new LaunchFault(
        `PostgreSQL runs as user ${account.name}, who cannot reach the data folder ${dataFolder}.`,
        'Set TUHOC_DATA to a folder that others may pass through, such as /var/lib/tu-hoc.',
      );
    }
    const binary = preparePostgresBinary({ projectRoot, copyFolder: join(dataFolder, 'postgres-binary') }, account);
    const folder = postgresFolder(dataFolder);
    await prepareCluster(folder, binary, account);
    const installed = { folder, binary, account, password: readPassword(folder) };
    const server = await openPostgres(installed, preferredPort);
    await ensureDatabase(server.port, installed.password);
    return new EmbeddedPostgres(installed, server);
  }

  get url(): string {
    return this.server.url;
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  get origin(): PostgresServer['origin'] {
    return this.server.origin;
  }

  isRunning(): boolean {
    return isRunning(this.server);
  }

  /** After it was killed: the same port, because api and worker know it by that. */
  async reopen(): Promise<void> {
    this.server = await openPostgres(this.installed, this.server.port);
  }

  async stop(): Promise<void> {
    await stopPostgres(this.server);
  }
}
