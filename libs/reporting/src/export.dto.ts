import { Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, pageOf, Text, Whole } from '#platform';
import { CompletionsFilterDto } from './completions-report.dto.js';
import { EXPORT_FORMATS, EXPORT_STATES, type ExportFormat, type ExportState } from './export-state.rules.js';
import { type ExportRow } from './exports.repository.js';

export class RequestExportDto {
  @OneOf(EXPORT_FORMATS) format!: ExportFormat;
  @Nested(() => CompletionsFilterDto) filter!: CompletionsFilterDto;
  @Id({ says: 'Made by the client for each wanted export: sent twice it gives one export' }) requestKey!: string;
}

export class ExportsQueryDto extends PageQuery {}

export class ExportFilterDto {
  @Id({ nullable: true }) periodId!: string | null;
  @Text({ nullable: true, format: 'date' }) from!: string | null;
  @Text({ nullable: true, format: 'date' }) to!: string | null;
  @ListOf(() => String, { format: 'uuid', nullable: true }) unitIds!: readonly string[] | null;
  @Id({ nullable: true }) courseId!: string | null;
  @Text({ nullable: true }) q!: string | null;
}

export class ExportDto {
  @Id() id!: string;
  @OneOf(['completions']) kind!: 'completions';
  @OneOf(EXPORT_FORMATS) format!: ExportFormat;
  @Nested(() => ExportFilterDto) filter!: ExportFilterDto;
  @Id() requestedBy!: string;
  @Text() requestedByName!: string;
  @Instant({ says: 'Rows recorded at or before it are in the file' }) asOf!: Date;
  @OneOf(EXPORT_STATES) state!: ExportState;
  @Whole({ nullable: true }) totalRows!: number | null;
  @Whole() doneRows!: number;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER }) sizeBytes!: number | null;
  @Text({ nullable: true, says: 'Checksum of the file' }) sha256!: string | null;
  @Text() fileName!: string;
  @Flag({ says: 'Whether the file can be fetched now' }) available!: boolean;
  @Flag({ says: 'Whether it went wrong for good; the reason stands in the log' }) failed!: boolean;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) startedAt!: Date | null;
  @Instant({ nullable: true }) finishedAt!: Date | null;
  @Instant({ nullable: true, says: 'When the file is deleted; the record stays' }) expiresAt!: Date | null;
}

export const PageOfExports = pageOf(ExportDto);

/** The text of a fault can name tables and hosts: it stays in the row and in the log. */
export function toExportDto(row: ExportRow, now: Date): ExportDto {
  const { storageKey, removedAt, scopeUnitIds: _scope, error: _error, ...shown } = row;
  const inTime = row.expiresAt !== null && row.expiresAt > now;
  const available = row.state === 'done' && storageKey !== null && removedAt === null && inTime;
  return { ...shown, available, failed: row.state === 'failed' };
}
