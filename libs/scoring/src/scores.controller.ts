import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, windowOf, type Actor } from '#platform';
import { ExplanationDto, ExplanationQuery, OwnScoreDto } from './score-explanation.dto.js';
import { ScoreExplanation } from './score-explanation.service.js';
import {
  PeriodQuery,
  ScoringPeriodDto,
  toScoringPeriodDto,
  toUnitScoreDetailDto,
  toUnitScoreDto,
  UnitScoreDetailDto,
  UnitScoresDto,
} from './score.dto.js';
import { RecomputeRequests } from './recompute-requests.service.js';
import { ScoreReading } from './score-reading.service.js';
import { manageScoring, readOwnUnitScore, readUnitScores } from './scoring.permissions.js';
import { ScoringPeriods } from './scoring-periods.service.js';

@ApiTags('scores')
@Controller('api/scores')
export class ScoresController {
  constructor(
    private readonly reading: ScoreReading,
    private readonly explanation: ScoreExplanation,
    private readonly periods: ScoringPeriods,
    private readonly requests: RecomputeRequests,
  ) {}

  @Get('periods')
  @Requires(readOwnUnitScore)
  @ApiOperation({ summary: 'The scoring periods, the newest first' })
  @ApiOkResponse({ type: [ScoringPeriodDto] })
  async listPeriods(): Promise<ScoringPeriodDto[]> {
    return (await this.periods.list()).map(toScoringPeriodDto);
  }

  @Get('me')
  @Requires(readOwnUnitScore)
  @ApiOperation({ summary: "The reader's own part in the score of the unit" })
  @ApiOkResponse({ type: OwnScoreDto })
  @ApiFailures(404)
  async getOwn(@CurrentActor() actor: Actor, @Query() query: PeriodQuery): Promise<OwnScoreDto> {
    const { period, part, behindSeconds } = await this.explanation.ownPart(actor, query.periodId);
    return { period: toScoringPeriodDto(period), part, behindSeconds };
  }

  @Get('units')
  @Requires(readUnitScores)
  @ApiOperation({ summary: 'Scores of the units that the reader answers for, the highest first' })
  @ApiOkResponse({ type: UnitScoresDto })
  @ApiFailures(404)
  async listUnits(@CurrentActor() actor: Actor, @Query() query: PeriodQuery): Promise<UnitScoresDto> {
    const { period, units, withheld, behindSeconds } = await this.reading.list(actor, query.periodId);
    return { period: toScoringPeriodDto(period), units: units.map(toUnitScoreDto), withheld, behindSeconds };
  }

  @Get('units/:id')
  @Requires(readOwnUnitScore)
  @ApiOperation({ summary: 'One unit: total, criteria, indicators, gates, trend, how far behind' })
  @ApiOkResponse({ type: UnitScoreDetailDto })
  @ApiFailures(404)
  async getUnit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PeriodQuery,
  ): Promise<UnitScoreDetailDto> {
    return toUnitScoreDetailDto(await this.reading.get(actor, id, query.periodId));
  }

  @Get('units/:id/indicators/:code')
  @Requires(readUnitScores)
  @ApiParam({ name: 'code', type: 'string' })
  @ApiOperation({ summary: 'One number down to the person or document, counted and not counted' })
  @ApiOkResponse({ type: ExplanationDto })
  @ApiFailures(404)
  async explain(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('code') code: string,
    @Query() query: ExplanationQuery,
  ): Promise<ExplanationDto> {
    const counted = query.counted === undefined ? null : query.counted === 'yes';
    return this.explanation.explain(actor, id, code, query.periodId, {
      counted,
      q: query.q || null,
      ...windowOf(query),
    });
  }

  @Post('periods/:id/recompute')
  @HttpCode(204)
  @Requires(manageScoring)
  @ApiOperation({ summary: 'Compute every score of an open period anew from the ground' })
  @ApiFailures(404)
  async recompute(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.requests.request(actor, await this.periods.get(id));
  }
}
