import { type Readable, type Writable, finished } from 'node:stream';
import { type Pool, type PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Rows of `COPY (…) TO STDOUT`; the connection goes back to the pool at the end, and is dropped when reading stops early. */
export async function openCopyOut(pool: Pool, sql: string): Promise<Readable> {
  return borrow(pool, (client) => client.query(copyTo(sql)));
}

/** Takes the rows of `COPY … FROM STDIN`; `finish` says that they are stored. */
export async function openCopyIn(pool: Pool, sql: string): Promise<Writable> {
  return borrow(pool, (client) => client.query(copyFrom(sql)));
}

async function borrow<S extends Readable | Writable>(pool: Pool, open: (client: PoolClient) => S): Promise<S> {
  const client = await pool.connect();
  const stream = open(client);
  // A stream left half way leaves its connection inside COPY: such a connection is of no use to the next one.
  finished(stream, (error) => client.release(error ?? undefined));
  return stream;
}
