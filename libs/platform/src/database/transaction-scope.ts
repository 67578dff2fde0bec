import { type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { type QueryRunner } from 'typeorm';
import { LateWork, SwallowedFailure } from './database.errors.js';

export type AfterCommitHook = () => void | Promise<void>;
export type Statement = { text: string; values: unknown[]; name?: string };

/** One open transaction: its connection, its hooks, and whether it still takes work. */
export class TransactionScope {
  readonly hooks: AfterCommitHook[] = [];
  private open = true;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    readonly snapshot: boolean,
  ) {}

  /** Work that was started inside the block and not awaited meets a closed scope: it must not run outside unnoticed. */
  assertOpen(): void {
    if (!this.open) throw new LateWork();
  }

  close(): void {
    this.open = false;
  }

  /** One statement at a time: the driver gives up queueing on a connection of its own in its next major version. */
  run<Row extends QueryResultRow>(statement: Statement): Promise<QueryResult<Row>> {
    this.assertOpen();
    const next = this.last.then(() => this.client.query<Row>(statement));
    this.last = next.catch(() => undefined);
    return next;
  }

  /**
   * PostgreSQL answers COMMIT of a failed transaction with a silent ROLLBACK, and TypeORM drops that answer.
   * The driver's transaction status is no substitute: an error arrives before the status that goes with it.
   */
  async commit(): Promise<void> {
    const { command } = await this.client.query('COMMIT');
    if (command !== 'COMMIT') throw new SwallowedFailure();
  }

  /** Statements that were started and not awaited still belong to the block. */
  async settled(): Promise<void> {
    await this.last;
  }
}
