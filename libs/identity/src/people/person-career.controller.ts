import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { managePeople } from '../identity.permissions.js';
import { LeaveCreatedDto, LeaveEndDto, LeaveOrderDto, toLeaveOrder } from './leave.dto.js';
import { Leaves } from './leave.service.js';
import { EndOfServiceDto, SidePostCreatedDto, SidePostDto, toEndOfService, toSidePost } from './person-career.dto.js';
import { ServiceEnds } from './service-end.service.js';
import { SidePosts } from './side-posts.service.js';

@Controller('api/people/:id')
@ApiTags('people')
export class PersonCareerController {
  constructor(
    private readonly sidePosts: SidePosts,
    private readonly serviceEnds: ServiceEnds,
    private readonly leaves: Leaves,
  ) {}

  @Post('side-posts')
  @Requires(managePeople)
  @ApiCreatedResponse({ type: SidePostCreatedDto, description: 'Seconded, or given a second post; counts at home' })
  @ApiFailures(404, 409)
  async addSidePost(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() post: SidePostDto,
  ): Promise<SidePostCreatedDto> {
    return { id: await this.sidePosts.add(actor, id, toSidePost(post)) };
  }

  @Post('service-end')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'No longer of the department from that day on; the account closes with it' })
  @ApiFailures(404, 409)
  async endService(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() end: EndOfServiceDto): Promise<void> {
    await this.serviceEnds.end(actor, id, toEndOfService(end));
  }

  @Post('leaves')
  @Requires(managePeople)
  @ApiCreatedResponse({ type: LeaveCreatedDto })
  @ApiFailures(404, 409)
  async recordLeave(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() leave: LeaveOrderDto,
  ): Promise<LeaveCreatedDto> {
    return { id: await this.leaves.record(actor, id, toLeaveOrder(leave)) };
  }

  @Put('leaves/:leaveId')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Recorded anew; what was recorded before stays readable' })
  @ApiFailures(404, 409)
  async correctLeave(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('leaveId') leaveId: string,
    @Body() leave: LeaveOrderDto,
  ): Promise<void> {
    await this.leaves.correct(actor, id, leaveId, toLeaveOrder(leave));
  }

  @Post('leaves/:leaveId/end')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Back at work from that day on' })
  @ApiFailures(404, 409)
  async endLeave(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('leaveId') leaveId: string,
    @Body() { backOn }: LeaveEndDto,
  ): Promise<void> {
    await this.leaves.endEarly(actor, id, leaveId, backOn);
  }
}
