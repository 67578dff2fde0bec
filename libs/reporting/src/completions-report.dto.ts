import { CivilDate, Id, Instant, ListOf, Text, Whole } from '#platform';
import { type CompletionsPage } from './completions-report.service.js';
import { type CompletionReportRow } from './completions-report.repository.js';

const SOUGHT = 'Words of the name or staff code, with or without diacritics';
const UNITS = 'These units and, on the day of the completion, all below them';

/** The conditions of the report; an export takes the same. */
export class CompletionsFilterDto {
  @Id({ optional: true, says: 'A scoring period: its days' }) periodId?: string;
  @CivilDate({ optional: true, says: 'First day, included' }) from?: string;
  @CivilDate({ optional: true, says: 'Last day, included' }) to?: string;
  @ListOf(() => String, { format: 'uuid', max: 50, optional: true, says: UNITS }) unitIds?: string[];
  @Id({ optional: true }) courseId?: string;
  @Text({ min: 0, max: 200, optional: true, says: SOUGHT }) q?: string;
}

export class CompletionsQueryDto extends CompletionsFilterDto {
  @Whole({ min: 1, max: 1_000_000, optional: true }) page = 1;
  @Whole({ min: 1, max: 100, optional: true }) size = 20;
  @Instant({ optional: true, says: 'Only what was recorded at or before it; now when left out' }) asOf?: string;
}

export class CompletionReportRowDto {
  @Id() id!: string;
  @Id() personId!: string;
  @Text() fullName!: string;
  @Text({ nullable: true }) staffCode!: string | null;
  @Id({ nullable: true }) unitId!: string | null;
  @Text({ nullable: true, says: 'As the unit was called on the day of the completion' }) unitName!: string | null;
  @Text({ nullable: true, says: 'cadre, civil_servant, public_employee or contract_worker on that day' })
  category!: string | null;
  @Id() courseId!: string;
  @Text() courseTitle!: string;
  @Text() topic!: string;
  @CivilDate() completedOn!: string;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) creditHalfPeriods!: number;
  @Instant() recordedAt!: Date;
}

export class CompletionsReportDto {
  @ListOf(() => CompletionReportRowDto) items!: readonly CompletionReportRow[];
  @Whole() total!: number;
  @Whole({ min: 1 }) page!: number;
  @Whole({ min: 1, max: 100 }) size!: number;
  @Whole({ says: 'Different people among all rows' }) people!: number;
  @Whole({ max: Number.MAX_SAFE_INTEGER, says: 'Half periods of all rows' }) creditHalfPeriods!: number;
  @Instant({ says: 'What was recorded later is left out; hand it back to page through the same rows' }) asOf!: Date;
}

export function toCompletionsReportDto(page: CompletionsPage): CompletionsReportDto {
  return page;
}
