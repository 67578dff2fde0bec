import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor } from '#platform';
import { PlanYearPipe } from './plan-year.pipe.js';
import { approveUnitPlan, editUnitPlan } from './planning.permissions.js';
import {
  ApproveUnitPlanDto,
  FoundUnitTrainingPlanDto,
  PlanCourseDto,
  toFoundUnitTrainingPlanDto,
} from './unit-training-plan.dto.js';
import { UnitTrainingPlans } from './unit-training-plan.service.js';

@ApiTags('unit-plans')
@Controller('api/units/:id/training-plans/:year')
export class UnitTrainingPlansController {
  constructor(private readonly plans: UnitTrainingPlans) {}

  @Get()
  @Requires(editUnitPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: "A unit's training plan, its courses and who is not covered yet" })
  @ApiOkResponse({ type: FoundUnitTrainingPlanDto })
  @ApiFailures(404)
  async get(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('year', PlanYearPipe) year: number,
  ): Promise<FoundUnitTrainingPlanDto> {
    return toFoundUnitTrainingPlanDto(await this.plans.find(actor, id, year));
  }

  @Post('courses')
  @HttpCode(200)
  @Requires(editUnitPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'Plan a course for everyone of the unit, or for the named people' })
  @ApiOkResponse({ type: FoundUnitTrainingPlanDto })
  @ApiFailures(404, 409)
  async addCourse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('year', PlanYearPipe) year: number,
    @Body() body: PlanCourseDto,
  ): Promise<FoundUnitTrainingPlanDto> {
    return toFoundUnitTrainingPlanDto(
      await this.plans.addCourse(actor, id, year, body.courseId, body.personIds ?? null),
    );
  }

  @Delete('courses/:courseId')
  @Requires(editUnitPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'Take a course out of a plan that is not approved yet' })
  @ApiOkResponse({ type: FoundUnitTrainingPlanDto })
  @ApiFailures(404, 409)
  async removeCourse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('year', PlanYearPipe) year: number,
    @IdParam('courseId') courseId: string,
  ): Promise<FoundUnitTrainingPlanDto> {
    return toFoundUnitTrainingPlanDto(await this.plans.removeCourse(actor, id, year, courseId));
  }

  @Post('approval')
  @HttpCode(200)
  @Requires(approveUnitPlan)
  @ApiParam({ name: 'year', type: 'integer' })
  @ApiOperation({ summary: 'Approve the plan by a numbered decision' })
  @ApiOkResponse({ type: FoundUnitTrainingPlanDto })
  @ApiFailures(404, 409)
  async approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('year', PlanYearPipe) year: number,
    @Body() body: ApproveUnitPlanDto,
  ): Promise<FoundUnitTrainingPlanDto> {
    return toFoundUnitTrainingPlanDto(await this.plans.approve(actor, id, year, body.decisionNumber));
  }
}
