import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, Requires, type Actor, type Page } from '#platform';
import {
  OperationsDto,
  PageOfParked,
  ParkedDeliveryDto,
  ParkedOrderDto,
  ParkedQueryDto,
  ReplayAllDto,
  ReplayedDto,
  toOperationsDto,
  toParkedDto,
} from './operations.dto.js';
import { Operations } from './operations.service.js';
import { ParkedDeeds } from './parked-deeds.service.js';
import { operate, readOperations } from './reporting.permissions.js';

@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly operations: Operations,
    private readonly deeds: ParkedDeeds,
  ) {}

  @Get()
  @Requires(readOperations)
  @ApiOperation({ summary: 'Queues, how far each subscriber is behind, schedules' })
  @ApiOkResponse({ type: OperationsDto })
  async get(): Promise<OperationsDto> {
    return toOperationsDto(await this.operations.read());
  }

  @Get('parked')
  @Requires(readOperations)
  @ApiOperation({ summary: 'Deliveries that failed their last try, the newest first' })
  @ApiOkResponse({ type: PageOfParked })
  async listParked(@Query() query: ParkedQueryDto): Promise<Page<ParkedDeliveryDto>> {
    const page = await this.operations.listParked(query);
    return { ...page, items: page.items.map(toParkedDto) };
  }

  @Post('parked/replay')
  @HttpCode(204)
  @Requires(operate)
  @ApiOperation({ summary: 'Deliver a parked one again' })
  @ApiNoContentResponse()
  @ApiFailures(404)
  async replay(@CurrentActor() actor: Actor, @Body() body: ParkedOrderDto): Promise<void> {
    await this.deeds.replay(actor, body);
  }

  @Post('parked/replay-all')
  @HttpCode(200)
  @Requires(operate)
  @ApiOperation({ summary: 'Deliver all parked ones of a subscriber again' })
  @ApiOkResponse({ type: ReplayedDto })
  async replayAll(@CurrentActor() actor: Actor, @Body() body: ReplayAllDto): Promise<ReplayedDto> {
    return { replayed: await this.deeds.replayAll(actor, body.subscriber, body.reason) };
  }

  @Post('parked/discard')
  @HttpCode(204)
  @Requires(operate)
  @ApiOperation({ summary: 'Give a parked delivery up, with the reason on record' })
  @ApiNoContentResponse()
  @ApiFailures(404)
  async discard(@CurrentActor() actor: Actor, @Body() body: ParkedOrderDto): Promise<void> {
    await this.deeds.discard(actor, body);
  }
}
