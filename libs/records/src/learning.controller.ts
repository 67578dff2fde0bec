import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { openRecords } from '#identity';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor } from '#platform';
import { FactIntake } from './fact-intake.service.js';
import {
  LearningQuery,
  LearningYearDto,
  PersonLearningYearDto,
  SubmitFactsDto,
  SubmittedFactsDto,
} from './learning-record.dto.js';
import { LearningReading } from './learning-reading.service.js';
import { readOwnRecord, submitFacts } from './records.permissions.js';

@ApiTags('records')
@Controller('api')
export class LearningController {
  constructor(
    private readonly reading: LearningReading,
    private readonly intake: FactIntake,
  ) {}

  @Get('me/learning')
  @Requires(readOwnRecord)
  @ApiOperation({ summary: 'What I have completed in a year, and what was not credited and why' })
  @ApiOkResponse({ type: LearningYearDto })
  @ApiFailures(404)
  async getOwn(@CurrentActor() actor: Actor, @Query() query: LearningQuery): Promise<LearningYearDto> {
    return this.reading.ofSelf(actor, query.year);
  }

  @Get('people/:id/learning-record')
  @Requires(openRecords)
  @ApiOperation({
    summary: 'The learning record of another person; who does not answer for them states a purpose first',
  })
  @ApiOkResponse({ type: PersonLearningYearDto })
  @ApiFailures(403, 404)
  async getOfPerson(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: LearningQuery,
  ): Promise<PersonLearningYearDto> {
    return this.reading.ofPerson(actor, id, query.year);
  }

  @Post('learning-facts')
  @HttpCode(202)
  @Requires(submitFacts)
  @ApiOperation({ summary: 'Report finished courses from another system, up to 1,000 at once' })
  @ApiAcceptedResponse({ type: SubmittedFactsDto })
  async submit(@CurrentActor() actor: Actor, @Body() body: SubmitFactsDto): Promise<SubmittedFactsDto> {
    return this.intake.submit(actor, body.facts);
  }
}
