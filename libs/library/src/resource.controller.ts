import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { readLibrary } from './library.permissions.js';
import { ResourceFiles } from './resource-files.service.js';
import { ResourceSearch } from './resource-search.service.js';
import { ResourceUsage } from './resource-usage.service.js';
import { ResourceUses } from './resource-uses.service.js';
import {
  KindCountsDto,
  ResourceDto,
  ResourcePageDto,
  ResourcesQuery,
  ResourceViewDto,
  SignOfUseDto,
  toFoundDto,
  toQuestion,
  toResourceDto,
  VersionQuery,
} from './resource.dto.js';
import { Resources } from './resources.service.js';

@Controller('api/library/resources')
@ApiTags('library')
export class ResourceController {
  constructor(
    private readonly resources: Resources,
    private readonly searching: ResourceSearch,
    private readonly files: ResourceFiles,
    private readonly uses: ResourceUses,
    private readonly usage: ResourceUsage,
  ) {}

  @Get()
  @Requires(readLibrary)
  @ApiOkResponse({ type: ResourcePageDto })
  async search(@Query() query: ResourcesQuery): Promise<ResourcePageDto> {
    const found = await this.searching.find(toQuestion(query), query);
    return { ...found, items: found.items.map(toFoundDto) };
  }

  @Get('kinds')
  @Requires(readLibrary)
  @ApiOkResponse({ type: KindCountsDto })
  async kinds(@Query() query: ResourcesQuery): Promise<KindCountsDto> {
    return { kinds: await this.searching.countKinds(toQuestion(query)) };
  }

  @Get(':id')
  @Requires(readLibrary)
  @ApiOkResponse({ type: ResourceDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ResourceDto> {
    const resource = await this.resources.get(actor, id);
    return toResourceDto(resource, await this.usage.countCourses(resource.versions.map((version) => version.id)));
  }

  @Get(':id/view')
  @Requires(readLibrary)
  @ApiOkResponse({ type: ResourceViewDto })
  @ApiFailures(404)
  async view(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { version }: VersionQuery,
  ): Promise<ResourceViewDto> {
    const versionId = await this.files.openable(actor, id, version ?? null);
    return {
      url: await this.files.urlFor(versionId, 'inline'),
      captionsUrl: await this.files.captionsUrlFor(versionId),
    };
  }

  @Get(':id/download')
  @Requires(readLibrary)
  @ApiFoundResponse({ description: 'Leads to the file' })
  @ApiFailures(404)
  async download(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { version }: VersionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const url = await this.files.urlFor(await this.files.openable(actor, id, version ?? null), 'attachment');
    this.uses.note(actor, id, { downloads: 1 });
    await reply.redirect(url, 302);
  }

  @Post(':id/uses')
  @Requires(readLibrary)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Noted' })
  @ApiFailures(404)
  async note(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { opened, seconds }: SignOfUseDto,
  ): Promise<void> {
    await this.uses.noteKnown(actor, id, { opens: opened ? 1 : 0, seconds: seconds ?? 0 });
  }
}
