import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, Requires } from '#platform';
import { manageUnits } from '../identity.permissions.js';
import {
  CarryOutReorganisationDto,
  PreviewQuery,
  ReorganisationDoneDto,
  ReorganisationDto,
  ReorganisationPreviewDto,
  toReorganisationOrder,
} from './reorganisation.dto.js';
import { ReorganisationPreviews } from './reorganisation-previews.service.js';
import { Reorganisations } from './reorganisation.service.js';

@Controller('api/units/reorganisations')
@ApiTags('units')
@Requires(manageUnits)
export class ReorganisationController {
  constructor(
    private readonly reorganisations: Reorganisations,
    private readonly previews: ReorganisationPreviews,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ReorganisationPreviewDto, description: 'What would change; nothing is changed' })
  @ApiFailures(404, 409)
  preview(
    @CurrentActor() actor: Actor,
    @Body() order: ReorganisationDto,
    @Query() { page, size }: PreviewQuery,
  ): Promise<ReorganisationPreviewDto> {
    const window = { limit: size, offset: (page - 1) * size };
    return this.previews.preview(actor, toReorganisationOrder(order), window);
  }

  @Post()
  @ApiCreatedResponse({ type: ReorganisationDoneDto })
  @ApiFailures(404, 409)
  carryOut(@CurrentActor() actor: Actor, @Body() order: CarryOutReorganisationDto): Promise<ReorganisationDoneDto> {
    return this.reorganisations.carryOut(actor, toReorganisationOrder(order), order.fingerprint);
  }
}
