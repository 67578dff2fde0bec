import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Readable, type Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { logger } from '../telemetry/logger.js';
import { openCopyIn, openCopyOut } from './copy-streams.js';
import { SnapshotInsideTransaction } from './database.errors.js';
import { isRetryable } from './postgres-fault.js';
import { type AfterCommitHook, type Statement, TransactionScope } from './transaction-scope.js';

const MAX_ATTEMPTS = 5;
const log = logger('platform.database');

/** The one door to PostgreSQL: ambient transactions, plain SQL, prepared hot reads, COPY. */
@Injectable()
export class Database {
  private readonly scopes = new AsyncLocalStorage<TransactionScope | undefined>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction that everything inside it uses by itself; a nested call joins.
   * The outermost block is run again after a deadlock or serialization failure, so it may touch nothing but the database.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const ambient = this.scopes.getStore();
    if (ambient) {
      ambient.assertOpen();
      return work();
    }
    return this.outermost(work, false);
  }

  /** A read-only transaction in which every query sees the same instant. */
  async withRepeatableRead<T>(work: () => Promise<T>): Promise<T> {
    const ambient = this.scopes.getStore();
    if (!ambient) return this.outermost(work, true);
    ambient.assertOpen();
    if (!ambient.snapshot) throw new SnapshotInsideTransaction();
    return work();
  }

  get inTransaction(): boolean {
    return this.scopes.getStore() !== undefined;
  }

  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row & QueryResultRow>({ text: sql, values: [...parameters] })).rows;
  }

  /** A statement that each connection prepares once under `name`: for hot reads. One name must always mean the same SQL. */
  async named<Row extends object>(name: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row & QueryResultRow>({ name, text: sql, values: [...parameters] })).rows;
  }

  /** The first row or null. */
  async one<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, parameters))[0] ?? null;
  }

  /** How many rows an insert, update or delete touched. */
  async affected(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.run({ text: sql, values: [...parameters] })).rowCount ?? 0;
  }

  /**
   * Runs once the outermost transaction has committed, and never when it rolls back; outside a transaction at once.
   * A failing hook is logged: what must not be lost belongs into the transaction itself (an event).
   */
  afterCommit(hook: AfterCommitHook): void {
    const ambient = this.scopes.getStore();
    if (!ambient) return void this.runHook(hook);
    ambient.assertOpen();
    ambient.hooks.push(hook);
  }

  /** `COPY (…) TO STDOUT` on a connection of its own; it sees committed rows only. */
  copyOut(sql: string): Promise<Readable> {
    return openCopyOut(this.pool, sql);
  }

  /** `COPY … FROM STDIN` on a connection of its own, in its own transaction. */
  copyIn(sql: string): Promise<Writable> {
    return openCopyIn(this.pool, sql);
  }

  private async outermost<T>(work: () => Promise<T>, snapshot: boolean): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work, snapshot);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
        log.debug({ attempt, err: error }, 'A transaction is run again');
        await pause(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  private async attempt<T>(work: () => Promise<T>, snapshot: boolean): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const scope = new TransactionScope(runner, (await runner.connect()) as PoolClient, snapshot);
      await runner.startTransaction(snapshot ? 'REPEATABLE READ' : undefined);
      const result = await this.insideOf(scope, runner, work);
      await this.scopes.run(undefined, async () => {
        for (const hook of scope.hooks) await this.runHook(hook);
      });
      return result;
    } finally {
      if (!runner.isReleased) await runner.release();
    }
  }

  private async insideOf<T>(
    scope: TransactionScope,
    runner: ReturnType<DataSource['createQueryRunner']>,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      if (scope.snapshot) await runner.query('set transaction read only');
      const result = await this.scopes.run(scope, work);
      scope.close();
      await scope.settled();
      await scope.commit();
      // The connection is free before the hooks run: they may need one themselves.
      await runner.release();
      return result;
    } catch (error) {
      scope.close();
      await scope.settled();
      if (runner.isTransactionActive)
        await runner.rollbackTransaction().catch((fault: unknown) => this.lostWhileRollingBack(fault));
      throw error;
    }
  }

  private run<Row extends QueryResultRow>(statement: Statement): Promise<QueryResult<Row>> {
    return this.scopes.getStore()?.run<Row>(statement) ?? this.pool.query<Row>(statement);
  }

  private async runHook(hook: AfterCommitHook): Promise<void> {
    try {
      await hook();
    } catch (error) {
      log.error({ err: error }, 'A step after commit failed');
    }
  }

  private lostWhileRollingBack(error: unknown): void {
    log.warn({ err: error }, 'The connection was lost before the rollback');
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
