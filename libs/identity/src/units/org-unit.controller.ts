import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { manageUnits, readDirectory } from '../identity.permissions.js';
import {
  CreateUnitDto,
  MoveUnitDto,
  RenameUnitDto,
  toDecision,
  toUnitDto,
  UnitCreatedDto,
  UnitDto,
  UnitQuery,
  UnitsQuery,
  UnitTreeDto,
} from './org-unit.dto.js';
import { toUnitStoryDto, UnitStoryDto } from './unit-story.dto.js';
import { UnitStories } from './unit-story.service.js';
import { OrgUnits } from './org-unit.service.js';

@Controller('api/units')
@ApiTags('units')
export class OrgUnitController {
  constructor(
    private readonly units: OrgUnits,
    private readonly stories: UnitStories,
  ) {}

  @Get()
  @Requires(readDirectory)
  @ApiOkResponse({ type: UnitTreeDto })
  tree(@Query() { on, knownAt }: UnitsQuery): Promise<UnitTreeDto> {
    return this.units.tree(on, knownAt === undefined ? undefined : new Date(knownAt));
  }

  @Get(':id')
  @Requires(readDirectory)
  @ApiOkResponse({ type: UnitDto })
  @ApiFailures(404)
  async read(@IdParam() id: string, @Query() { on }: UnitQuery): Promise<UnitDto> {
    return toUnitDto(await this.units.get(id, on));
  }

  @Get(':id/story')
  @Requires(readDirectory)
  @ApiOkResponse({ type: UnitStoryDto })
  @ApiFailures(404)
  async story(@IdParam() id: string): Promise<UnitStoryDto> {
    return toUnitStoryDto(await this.stories.tell(id));
  }

  @Post()
  @Requires(manageUnits)
  @ApiCreatedResponse({ type: UnitCreatedDto })
  @ApiFailures(404, 409)
  async create(@CurrentActor() actor: Actor, @Body() unit: CreateUnitDto): Promise<UnitCreatedDto> {
    const { parentId, name, kind, shortName = null, code = null } = unit;
    return { id: await this.units.create(actor, { ...toDecision(unit), parentId, name, kind, shortName, code }) };
  }

  @Post(':id/renamings')
  @Requires(manageUnits)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Renamed from that day on; earlier days keep the former name' })
  @ApiFailures(404, 409)
  async rename(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() order: RenameUnitDto): Promise<void> {
    await this.units.rename(actor, id, { ...toDecision(order), name: order.name, shortName: order.shortName });
  }

  @Post(':id/moves')
  @Requires(manageUnits)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Below another unit from that day on' })
  @ApiFailures(404, 409)
  async move(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() order: MoveUnitDto): Promise<void> {
    await this.units.move(actor, id, order.parentId, toDecision(order));
  }
}
