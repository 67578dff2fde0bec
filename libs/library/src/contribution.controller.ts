import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { contributeToLibrary, publishInLibrary } from './library.permissions.js';
import { ResourceAuthoring } from './resource-authoring.service.js';
import { ResourceSearch } from './resource-search.service.js';
import {
  CaptionsDto,
  ContributionsQuery,
  CreateResourceDto,
  DescribeResourceDto,
  ReplaceFileDto,
  ResourceCreatedDto,
  ResourcePageDto,
  toFoundDto,
  VersionCreatedDto,
} from './resource.dto.js';
import { RESOURCE_STATES } from './resource-state.rules.js';
import { Resources } from './resources.service.js';

@Controller('api/library/contributions')
@ApiTags('library-contributions')
@Requires(contributeToLibrary)
export class ContributionController {
  constructor(
    private readonly resources: Resources,
    private readonly authoring: ResourceAuthoring,
    private readonly searching: ResourceSearch,
  ) {}

  @Get()
  @ApiOkResponse({ type: ResourcePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ContributionsQuery): Promise<ResourcePageDto> {
    const { q = '', state: states = RESOURCE_STATES } = query;
    const found = await this.searching.contributions(actor, { q, states }, query);
    return { ...found, items: found.items.map(toFoundDto) };
  }

  @Post()
  @ApiCreatedResponse({ type: ResourceCreatedDto })
  @ApiFailures(404)
  async create(@CurrentActor() actor: Actor, @Body() resource: CreateResourceDto): Promise<ResourceCreatedDto> {
    const { ownerUnitId = null, requestKey = null, ...described } = resource;
    return { id: await this.authoring.create(actor, { ...described, ownerUnitId, requestKey }) };
  }

  @Patch(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Described' })
  @ApiFailures(404)
  async describe(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() to: DescribeResourceDto): Promise<void> {
    await this.resources.describe(actor, id, to);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The draft is gone' })
  @ApiFailures(404, 409)
  async discard(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.resources.discard(actor, id);
  }

  @Post(':id/versions')
  @ApiCreatedResponse({ type: VersionCreatedDto })
  @ApiFailures(404, 409)
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { fileId, fileName }: ReplaceFileDto,
  ): Promise<VersionCreatedDto> {
    return { number: await this.authoring.replace(actor, id, fileId, fileName) };
  }

  @Put(':id/captions')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The current version has these captions' })
  @ApiFailures(404)
  async caption(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { fileId }: CaptionsDto): Promise<void> {
    await this.authoring.caption(actor, id, fileId);
  }

  @Post(':id/publication')
  @Requires(publishInLibrary)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Everyone finds it' })
  @ApiFailures(404, 409)
  async publish(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.resources.publish(actor, id);
  }

  @Post(':id/withdrawal')
  @Requires(publishInLibrary)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Nobody finds it any more; courses go on with their version' })
  @ApiFailures(404, 409)
  async withdraw(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.resources.withdraw(actor, id);
  }
}
