import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type TableRow } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { readCell } from './cell-value.rules.js';
import { likelierKind, readHeader, type ReadHeader } from './header.rules.js';
import { type Given, type ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportRepository, type ImportRow } from './import.repository.js';
import { ImportRowsRepository, type NewRow } from './import-rows.repository.js';
import { ImportTable } from './import-table.service.js';
import { levelsOf, type RowOfTree } from './row-levels.rules.js';

const ROWS_A_STATEMENT = 2000;

/** First step: the file becomes rows with readable values. It begins anew when it was cut off. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly table: ImportTable,
    private readonly kinds: ImportKinds,
    private readonly clock: Clock,
  ) {}

  /** A file that cannot be read ends the import with the reason; everything else that goes wrong is tried again. */
  async read(row: ImportRow): Promise<void> {
    try {
      await this.readAll(row);
      await this.imports.move(row.id, ['reading'], 'planning', this.clock.now());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Nothing of it can be shown or applied: what it said about people goes at once.
      await this.rows.clear(row.id);
      await this.imports.count(row.id, 0, this.clock.now());
      await this.table.remove(row.fileKey);
      await this.imports.fail(row.id, { code: error.code, facts: error.facts }, this.clock.now());
    }
  }

  private async readAll(row: ImportRow): Promise<void> {
    const kind = this.kinds.get(row.kind);
    await this.rows.clear(row.id);
    const { format, rows } = await this.table.open(row.fileKey, kind);
    let header: ReadHeader | null = null;
    let batch: NewRow[] = [];
    let total = 0;
    const tree: RowOfTree[] = [];
    for await (const line of rows) {
      if (!header) {
        header = this.headerOf(kind, line);
        await this.imports.remember(row.id, { format, ...header, recognised: [...header.places.keys()] });
        continue;
      }
      const made = rowOf(kind, header, line);
      tree.push({ rowNumber: made.rowNumber, refs: made.refs, parent: kind.parentOf(made.given) });
      batch.push(made);
      total += 1;
      if (batch.length < ROWS_A_STATEMENT) continue;
      await this.save(row.id, batch, total);
      batch = [];
    }
    if (total === 0) throw IdentityErrors.importWithoutRows();
    await this.save(row.id, batch, total);
    await this.rows.refuseDuplicates(row.id);
    await this.arrange(row.id, tree);
  }

  private headerOf(kind: ImportKind, line: TableRow): ReadHeader {
    const likelier = likelierKind(kind, this.kinds.list(), line);
    if (likelier) throw IdentityErrors.importOfAnotherKind(likelier.name);
    return readHeader(kind.columns, line);
  }

  private async save(id: string, batch: readonly NewRow[], total: number): Promise<void> {
    await this.rows.insert(id, batch);
    await this.imports.count(id, total, this.clock.now());
  }

  /** Whom others stand below comes first. */
  private async arrange(id: string, tree: readonly RowOfTree[]): Promise<void> {
    const { levels, circular } = levelsOf(tree);
    if (levels.size > 0) await this.rows.setLevels(id, levels);
    if (circular.length > 0) await this.rows.refuse(id, circular, 'circular-rows');
  }
}

function rowOf(kind: ImportKind, header: ReadHeader, line: TableRow): NewRow {
  const given: Record<string, string> = {};
  let fault: { reason: string; facts: object } | null = null;
  for (const column of kind.columns) {
    const place = header.places.get(column.code);
    const read = place === undefined ? null : readCell(column, line.cells[place]);
    if (read && 'value' in read) given[column.code] = read.value;
    else if (read) fault ??= read.fault;
    else if (column.required) fault ??= { reason: 'missing', facts: { column: column.code } };
  }
  return {
    rowNumber: line.number,
    cells: line.cells.map(({ text }) => text),
    ...described(kind, given),
    ...endOf(fault),
  };
}

function described(kind: ImportKind, given: Given): Pick<NewRow, 'key' | 'refs' | 'groupKey' | 'given' | 'title'> {
  return {
    given,
    key: kind.keyOf(given),
    refs: kind.refsOf(given),
    groupKey: kind.groupOf(given),
    title: kind.titleOf(given).slice(0, 300),
  };
}

function endOf(fault: { reason: string; facts: object } | null): Pick<NewRow, 'reason' | 'facts'> {
  return { reason: fault?.reason ?? null, facts: fault?.facts ?? {} };
}
