import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { windowOf, type Actor, type Permission } from '#platform';
import { ScoringPeriods } from '#scoring';
import { type CompletionsFilter } from './completions-filter.rules.js';
import {
  CompletionsReportRepository,
  type CompletionReportRow,
  type CompletionTotals,
} from './completions-report.repository.js';
import { ReportingErrors } from './reporting.errors.js';
import { readCompletions } from './reporting.permissions.js';

/** As a caller words it: a period stands for its days. */
export interface AskedFilter {
  readonly periodId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly unitIds?: readonly string[];
  readonly courseId?: string;
  readonly q?: string;
}

export interface CompletionsPage extends CompletionTotals {
  readonly items: readonly CompletionReportRow[];
  readonly page: number;
  readonly size: number;
  readonly asOf: Date;
}

@Injectable()
export class CompletionsReport {
  constructor(
    private readonly report: CompletionsReportRepository,
    private readonly periods: ScoringPeriods,
    private readonly access: Access,
  ) {}

  async list(
    actor: Actor,
    asked: AskedFilter & { asOf?: Date },
    window: { page: number; size: number },
    permission: Permission = readCompletions,
  ): Promise<CompletionsPage> {
    const view = {
      filter: await this.filterOf(asked),
      scope: await this.access.unitScope(actor, permission),
      asOf: asked.asOf ?? (await this.report.now()),
    };
    const { limit, offset } = windowOf(window);
    const [items, totals] = await Promise.all([this.report.list(view, limit, offset), this.report.totals(view)]);
    return { items, ...totals, ...window, asOf: view.asOf };
  }

  /** @throws scoring.period-not-found, reporting.days-reversed */
  async filterOf(asked: AskedFilter): Promise<CompletionsFilter> {
    const period = asked.periodId === undefined ? null : await this.periods.get(asked.periodId);
    const from = latest(period?.startsOn, asked.from);
    const to = earliest(period?.endsOn, asked.to);
    if (from !== null && to !== null && from > to) throw ReportingErrors.daysReversed(from, to);
    return {
      periodId: period?.id ?? null,
      from,
      to,
      unitIds: asked.unitIds === undefined || asked.unitIds.length === 0 ? null : [...new Set(asked.unitIds)].sort(),
      courseId: asked.courseId ?? null,
      q: asked.q || null,
    };
  }
}

function latest(...days: readonly (string | undefined)[]): string | null {
  return days.filter((day) => day !== undefined).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
}

function earliest(...days: readonly (string | undefined)[]): string | null {
  return days.filter((day) => day !== undefined).reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);
}
