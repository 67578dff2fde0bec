import { type Database } from '#platform';

const LEDGER = ['learning_facts', 'judgements', 'completions'];

interface Definition {
  readonly drop: string;
  readonly create: string;
}

/** The ledger's tables without what slows a million new rows down: keys and indexes are built at once afterwards. */
export class LargeLedgerRepository {
  constructor(private readonly database: Database) {}

  async isEmpty(): Promise<boolean> {
    const row = await this.database.one<{ empty: boolean }>(`select not exists (select from people) as empty`);
    return row?.empty ?? false;
  }

  /** Foreign keys are checked, unique keys and indexes built, when the work is done; also when it failed. */
  async withoutIndexes(work: () => Promise<void>): Promise<void> {
    const definitions = [...(await this.constraints()), ...(await this.indexes())];
    for (const { drop } of definitions) await this.database.query(drop);
    try {
      await work();
    } finally {
      // Indexes and unique keys before the foreign keys, which need some of them.
      await this.database.query(`set maintenance_work_mem = '256MB'`);
      for (const { create } of definitions.reverse()) await this.database.query(create);
    }
  }

  async analyse(): Promise<void> {
    await this.database.query('vacuum analyze');
  }

  private async constraints(): Promise<Definition[]> {
    return this.database.query<Definition>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
              format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
       from pg_constraint where conrelid = any($1::text[]::regclass[]) and contype in ('f', 'u')
       order by contype, conname`,
      [LEDGER],
    );
  }

  private async indexes(): Promise<Definition[]> {
    return this.database.query<Definition>(
      `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as create
       from pg_index i where indrelid = any($1::text[]::regclass[])
         and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
       order by indexrelid`,
      [LEDGER],
    );
  }
}
