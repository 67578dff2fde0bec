import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, Requires, type Actor } from '#platform';
import { CompletionsQueryDto, CompletionsReportDto, toCompletionsReportDto } from './completions-report.dto.js';
import { CompletionsReport } from './completions-report.service.js';
import { OverviewDto, OverviewQuery, toOverviewDto } from './overview.dto.js';
import { Overview } from './overview.service.js';
import { readCompletions, readOfficeDashboard } from './reporting.permissions.js';

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly completions: CompletionsReport,
    private readonly overview: Overview,
  ) {}

  @Get('completions')
  @Requires(readCompletions)
  @ApiOperation({ summary: 'Completions of the granted units by day and name: the rows that an export holds' })
  @ApiOkResponse({ type: CompletionsReportDto })
  @ApiFailures(404)
  async listCompletions(
    @CurrentActor() actor: Actor,
    @Query() { page, size, asOf, ...filter }: CompletionsQueryDto,
  ): Promise<CompletionsReportDto> {
    const asked = asOf === undefined ? filter : { ...filter, asOf: new Date(asOf) };
    return toCompletionsReportDto(await this.completions.list(actor, asked, { page, size }));
  }

  @Get('overview')
  @Requires(readOfficeDashboard)
  @ApiOperation({ summary: 'All granted units: score, change, plans, completions, people who reached their minimum' })
  @ApiOkResponse({ type: OverviewDto })
  @ApiFailures(404)
  async getOverview(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<OverviewDto> {
    return toOverviewDto(await this.overview.read(actor, query.periodId));
  }
}
