import { Flag, Id, Instant, Json, ListOf, Nested, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { type ImportKind, type TwoTongues } from './import-kind.js';
import { IMPORT_FORMATS, IMPORT_STATES, type ImportFormat, type ImportState } from './import.repository.js';
import { type OutcomeCount, type RowResult, type ShownRow } from './import-rows.repository.js';
import { type CountedImport } from './imports.service.js';
import { type Tongue, TONGUES } from './import-words.rules.js';
import { undoUntil } from './undo-deadline.rules.js';

const OUTCOMES = ['create', 'change', 'unchanged', 'refused'] as const;
const RESULTS = ['applied', 'refused', 'stopped', 'undone', 'kept'] as const;
const FILE_FORMATS = ['xlsx', 'csv'] as const;
const SHOWS = ['create', 'change', 'unchanged', 'refused', 'undone', 'kept'] as const;
const COLUMN_TYPES = ['text', 'date', 'whole', 'decimal', 'choice'] as const;

export class TwoTonguesDto {
  @Text({ max: 5000 })
  vi!: string;

  @Text({ max: 5000 })
  en!: string;
}

export class ImportChoiceDto extends TwoTonguesDto {
  @Text()
  code!: string;
}

export class ImportColumnDto {
  @Text()
  code!: string;

  @Nested(() => TwoTonguesDto)
  name!: TwoTonguesDto;

  @OneOf(COLUMN_TYPES)
  type!: (typeof COLUMN_TYPES)[number];

  @Flag()
  required!: boolean;

  @ListOf(() => ImportChoiceDto)
  choices!: ImportChoiceDto[];
}

export class ImportKindDto {
  @Text()
  code!: string;

  @Nested(() => TwoTonguesDto)
  name!: TwoTonguesDto;

  @ListOf(() => ImportColumnDto)
  columns!: ImportColumnDto[];
}

export class ImportKindsDto {
  @ListOf(() => ImportKindDto)
  kinds!: ImportKindDto[];
}

export class StartImportDto {
  @Text({ max: 50, example: 'people' })
  kind!: string;

  @Id({ says: 'A completed upload of the caller' })
  uploadId!: string;
}

export class ImportsQueryDto extends PageQuery {}

export class ImportRowsQueryDto extends PageQuery {
  @OneOf(SHOWS, { optional: true, says: 'Only rows with this outcome' })
  outcome?: (typeof SHOWS)[number];
}

export class TongueQueryDto {
  @OneOf(TONGUES, { optional: true })
  language?: Tongue;
}

export class PresentQueryDto extends TongueQueryDto {
  @OneOf(FILE_FORMATS, { optional: true, says: 'XLSX when left out' })
  format?: (typeof FILE_FORMATS)[number];
}

export class ImportFaultDto {
  @Text()
  code!: string;

  @Json()
  facts!: object;
}

export class ImportCountsDto {
  @Whole()
  create!: number;

  @Whole()
  change!: number;

  @Whole()
  unchanged!: number;

  @Whole({ says: 'By the preview or while it was applied' })
  refused!: number;

  @Whole()
  applied!: number;

  @Whole()
  undone!: number;

  @Whole({ says: 'Not taken back, because they have been changed since' })
  kept!: number;
}

export class ImportDto {
  @Id()
  id!: string;

  @Text()
  kind!: string;

  @Nested(() => TwoTonguesDto)
  kindName!: TwoTonguesDto;

  @Text()
  fileName!: string;

  @OneOf(IMPORT_FORMATS, { nullable: true })
  format!: ImportFormat | null;

  @OneOf(IMPORT_STATES, { enumName: 'ImportState' })
  state!: ImportState;

  @Nested(() => ImportFaultDto, { nullable: true })
  fault!: ImportFaultDto | null;

  @ListOf(() => String, { says: 'Headers that no column of the kind bears' })
  ignored!: string[];

  @Whole()
  total!: number;

  @Whole({ says: 'Rows of the step under way that are done' })
  done!: number;

  @Nested(() => ImportCountsDto)
  counts!: ImportCountsDto;

  @Text()
  createdByName!: string;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  appliedAt!: Date | null;

  @Instant({ nullable: true, says: 'Until when it can be taken back' })
  undoUntil!: Date | null;

  @Instant({ nullable: true })
  undoneAt!: Date | null;

  @Flag({ says: 'Whether the values of the file have been removed' })
  emptied!: boolean;
}

export const PageOfImports = pageOf(ImportDto);

export class FieldChangeDto {
  @Text({ says: 'The code of the column' })
  field!: string;

  @Text({ nullable: true, min: 0, max: 10_000 })
  before!: string | null;

  @Text({ nullable: true, min: 0, max: 10_000 })
  after!: string | null;
}

export class ImportRowDto {
  @Whole()
  rowNumber!: number;

  @Text({ min: 0 })
  title!: string;

  @OneOf(OUTCOMES, { nullable: true, says: 'Null while it is not planned yet' })
  outcome!: (typeof OUTCOMES)[number] | null;

  @OneOf(RESULTS, { nullable: true, says: 'What came of it; null before' })
  result!: RowResult | null;

  @Text({ nullable: true })
  reason!: string | null;

  @Nested(() => TwoTonguesDto, { nullable: true })
  says!: TwoTongues | null;

  @ListOf(() => FieldChangeDto)
  changes!: FieldChangeDto[];
}

export const PageOfImportRows = pageOf(ImportRowDto);

export function toKindDto({ code, name, columns }: ImportKind): ImportKindDto {
  return {
    code,
    name,
    columns: columns.map(({ code, name, type, required, choices = [] }) => ({
      code,
      name,
      type,
      required,
      choices: choices.map(({ code, vi, en }) => ({ code, vi, en })),
    })),
  };
}

export function toImportDto(row: CountedImport, kindName: TwoTongues): ImportDto {
  const { id, kind, fileName, format, state, fault, total, createdByName, createdAt, appliedAt, undoneAt } = row;
  return {
    ...{
      id,
      kind,
      kindName,
      fileName,
      format,
      state,
      fault,
      total,
      done: doneOf(row),
      createdByName,
      createdAt,
      appliedAt,
      undoneAt,
    },
    ignored: row.ignored ?? [],
    counts: countsOf(row.counts),
    undoUntil: appliedAt && undoUntil(appliedAt),
    emptied: row.emptiedAt !== null,
  };
}

/** Of the step under way: what still waits for it is not done. */
function doneOf({ state, total, counts }: CountedImport): number {
  const waits: Partial<Record<ImportState, (count: OutcomeCount) => boolean>> = {
    planning: ({ outcome }) => outcome === null,
    applying: ({ outcome, result }) => (outcome === 'create' || outcome === 'change') && result === null,
    undoing: ({ result }) => result === 'applied',
  };
  const waiting = waits[state];
  return waiting ? counts.filter((count) => !waiting(count)).reduce((sum, { rows }) => sum + rows, 0) : total;
}

function countsOf(counts: readonly OutcomeCount[]): ImportCountsDto {
  const sum = (fits: (count: OutcomeCount) => boolean): number =>
    counts.filter(fits).reduce((total, { rows }) => total + rows, 0);
  const turnedAway = ({ result }: OutcomeCount): boolean => result === 'refused' || result === 'stopped';
  return {
    create: sum((count) => count.outcome === 'create' && !turnedAway(count)),
    change: sum((count) => count.outcome === 'change' && !turnedAway(count)),
    unchanged: sum(({ outcome }) => outcome === 'unchanged'),
    refused: sum((count) => count.outcome === 'refused' || turnedAway(count)),
    applied: sum(({ result }) => result === 'applied'),
    undone: sum(({ result }) => result === 'undone'),
    kept: sum(({ result }) => result === 'kept'),
  };
}

export function toImportRowDto(row: ShownRow, says: TwoTongues | null): ImportRowDto {
  const { rowNumber, title, outcome, result, reason, changes } = row;
  return { rowNumber, title, outcome, result, reason, says, changes };
}
