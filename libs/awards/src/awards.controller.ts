import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, Clock, CurrentActor, IdParam, pageOf, Requires, type Actor, type Page } from '#platform';
import { AwardsErrors } from './awards.errors.js';
import {
  AwardsPeriodQuery,
  CreateNominationDto,
  DecideNominationDto,
  NominationDto,
  NominationsQueryDto,
  PersonCandidatesDto,
  RegisterDto,
  StandingsDto,
  toNominationDto,
} from './awards.dto.js';
import { decideNominations, nominate, readAwards, readNominations } from './awards.permissions.js';
import { Nominations, type NominationDecision } from './nominations.service.js';
import { Standings } from './standings.service.js';

const PageOfNominations = pageOf(NominationDto);

@ApiTags('awards')
@Controller('api/awards')
export class AwardsController {
  constructor(
    private readonly standings: Standings,
    private readonly nominations: Nominations,
    private readonly clock: Clock,
  ) {}

  @Get('standings')
  @Requires(readAwards)
  @ApiOperation({ summary: 'Units ranked among units of like size' })
  @ApiOkResponse({ type: StandingsDto })
  @ApiFailures(404)
  async listStandings(@CurrentActor() actor: Actor, @Query() query: AwardsPeriodQuery): Promise<StandingsDto> {
    const { period, standings, withheld } = await this.standings.list(actor, query.periodId);
    const { id, code, name, state } = period;
    return { period: { id, code, name, state }, standings, withheld };
  }

  @Get('candidates')
  @Requires(nominate)
  @ApiOperation({ summary: 'People of the granted units whose record may be worth a nomination' })
  @ApiOkResponse({ type: PersonCandidatesDto })
  @ApiFailures(404)
  async listCandidates(@CurrentActor() actor: Actor, @Query() query: AwardsPeriodQuery): Promise<PersonCandidatesDto> {
    return { people: await this.standings.listPersonCandidates(actor, query.periodId) };
  }

  @Get('nominations')
  @Requires(readNominations)
  @ApiOperation({ summary: 'Nominations of the granted units, those that wait for a decision first' })
  @ApiOkResponse({ type: PageOfNominations })
  async listNominations(
    @CurrentActor() actor: Actor,
    @Query() query: NominationsQueryDto,
  ): Promise<Page<NominationDto>> {
    const page = await this.nominations.list(actor, query);
    return { ...page, items: page.items.map(toNominationDto) };
  }

  @Post('nominations')
  @Requires(nominate)
  @ApiOperation({ summary: 'Draft a nomination; it keeps the score of the moment' })
  @ApiCreatedResponse({ type: NominationDto })
  @ApiFailures(404, 409)
  async create(@CurrentActor() actor: Actor, @Body() body: CreateNominationDto): Promise<NominationDto> {
    return toNominationDto(await this.nominations.create(actor, body));
  }

  @Post('nominations/:id/submission')
  @HttpCode(200)
  @Requires(nominate)
  @ApiOperation({ summary: 'Hand a draft to the deciders' })
  @ApiOkResponse({ type: NominationDto })
  @ApiFailures(404, 409)
  async submit(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NominationDto> {
    return toNominationDto(await this.nominations.submit(actor, id));
  }

  @Post('nominations/:id/decision')
  @HttpCode(200)
  @Requires(decideNominations)
  @ApiOperation({ summary: 'Approve with decision number and signer, or decline; always with a reason' })
  @ApiOkResponse({ type: NominationDto })
  @ApiFailures(404, 409)
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DecideNominationDto,
  ): Promise<NominationDto> {
    return toNominationDto(await this.nominations.decide(actor, id, this.decisionOf(body)));
  }

  @Get('register')
  @Requires(readAwards)
  @ApiOperation({ summary: 'What has been awarded, by decision' })
  @ApiOkResponse({ type: RegisterDto })
  @ApiFailures(404)
  async getRegister(@CurrentActor() actor: Actor, @Query() query: AwardsPeriodQuery): Promise<RegisterDto> {
    const { period } = await this.standings.list(actor, query.periodId);
    return { entries: (await this.nominations.register(period.id)).map(toNominationDto) };
  }

  private decisionOf({ decision, reason, decisionNumber, decidedOn, signer }: DecideNominationDto): NominationDecision {
    if (decision === 'declined') return { state: 'declined', reason };
    if (decisionNumber === undefined || signer === undefined) throw AwardsErrors.decisionMissing();
    return { state: 'approved', reason, decisionNumber, signer, decidedOn: decidedOn ?? this.clock.today() };
  }
}
