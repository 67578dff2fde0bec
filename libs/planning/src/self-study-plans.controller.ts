import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { openRecords } from '#identity';
import { ApiFailures, CurrentActor, IdParam, pageOf, Requires, type Actor, type Page } from '#platform';
import { PlanOfPerson } from './plan-of-person.service.js';
import { PlanYearPipe } from './plan-year.pipe.js';
import { PlanningErrors } from './planning.errors.js';
import { decidePlans, makeOwnPlan, readPlans } from './planning.permissions.js';
import {
  DecidePlanDto,
  OwnPlanDto,
  PlanDto,
  PlansQueryDto,
  PlanWithItemsDto,
  SavePlanDto,
  toPlanDto,
  toPlanWithItemsDto,
} from './self-study-plan.dto.js';
import { SelfStudyPlans } from './self-study-plan.service.js';

const PageOfPlans = pageOf(PlanDto);

@ApiTags('plans')
@Controller('api')
export class SelfStudyPlansController {
  constructor(
    private readonly plans: SelfStudyPlans,
    private readonly ofPerson: PlanOfPerson,
  ) {}

  @Get('me/plans/:year')
  @Requires(makeOwnPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'My self-study plan and commitment of a year' })
  @ApiOkResponse({ type: OwnPlanDto })
  async getOwn(@CurrentActor() actor: Actor, @Param('year', PlanYearPipe) year: number): Promise<OwnPlanDto> {
    const found = await this.plans.findOwn(actor, year);
    return { plan: found && toPlanWithItemsDto(found) };
  }

  @Put('me/plans/:year')
  @Requires(makeOwnPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'Save my plan while it is a draft or returned' })
  @ApiOkResponse({ type: PlanWithItemsDto })
  @ApiFailures(409)
  async saveOwn(
    @CurrentActor() actor: Actor,
    @Param('year', PlanYearPipe) year: number,
    @Body() body: SavePlanDto,
  ): Promise<PlanWithItemsDto> {
    return toPlanWithItemsDto(await this.plans.saveOwn(actor, year, body.items, body.commitmentAccepted));
  }

  @Post('me/plans/:year/submission')
  @HttpCode(200)
  @Requires(makeOwnPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'Hand my plan and commitment to the head of the unit' })
  @ApiOkResponse({ type: PlanWithItemsDto })
  @ApiFailures(409)
  async submitOwn(@CurrentActor() actor: Actor, @Param('year', PlanYearPipe) year: number): Promise<PlanWithItemsDto> {
    return toPlanWithItemsDto(await this.plans.submitOwn(actor, year));
  }

  @Get('people/:id/plans/:year')
  @Requires(openRecords)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'The plan of another person; who does not answer for them states a purpose first' })
  @ApiOkResponse({ type: OwnPlanDto })
  @ApiFailures(403, 404)
  async getOfPerson(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('year', PlanYearPipe) year: number,
  ): Promise<OwnPlanDto> {
    const found = await this.ofPerson.find(actor, id, year);
    return { plan: found && toPlanWithItemsDto(found) };
  }

  @Get('plans')
  @Requires(readPlans)
  @ApiOperation({ summary: 'Plans of the granted units, those that wait for a decision first' })
  @ApiOkResponse({ type: PageOfPlans })
  async list(@CurrentActor() actor: Actor, @Query() query: PlansQueryDto): Promise<Page<PlanDto>> {
    const found = await this.plans.list(actor, query);
    return { ...found, items: found.items.map(toPlanDto) };
  }

  @Get('plans/:id')
  @Requires(readPlans)
  @ApiOperation({ summary: 'One plan with its items' })
  @ApiOkResponse({ type: PlanWithItemsDto })
  @ApiFailures(404)
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PlanWithItemsDto> {
    return toPlanWithItemsDto(await this.plans.get(actor, id));
  }

  @Post('plans/:id/decision')
  @HttpCode(200)
  @Requires(decidePlans)
  @ApiOperation({ summary: 'Approve or return a submitted plan; never the own one' })
  @ApiOkResponse({ type: PlanWithItemsDto })
  @ApiFailures(404, 409)
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: DecidePlanDto,
  ): Promise<PlanWithItemsDto> {
    if (body.decision === 'approve') return toPlanWithItemsDto(await this.plans.decide(actor, id, { approve: true }));
    if (body.reason === undefined) throw PlanningErrors.reasonMissing();
    return toPlanWithItemsDto(await this.plans.decide(actor, id, { approve: false, reason: body.reason }));
  }
}
