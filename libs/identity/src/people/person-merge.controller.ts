import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, type Page, PageQuery, Requires } from '#platform';
import { managePeople } from '../identity.permissions.js';
import { Duplicates } from './duplicates.service.js';
import {
  MergeCreatedDto,
  MergeOrderDto,
  PairDto,
  SuspectPairDto,
  SuspectPairsDto,
  toSuspectPairDto,
} from './person-merge.dto.js';
import { PersonMerges } from './person-merge.service.js';

@Controller('api')
@ApiTags('people')
export class PersonMergeController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly merges: PersonMerges,
  ) {}

  @Get('duplicate-people')
  @Requires(managePeople)
  @ApiOkResponse({ type: SuspectPairsDto })
  async listDuplicates(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<SuspectPairDto>> {
    const page = await this.duplicates.list(actor, query);
    return { ...page, items: page.items.map(toSuspectPairDto) };
  }

  @Get('duplicate-people/comparison')
  @Requires(managePeople)
  @ApiOkResponse({ type: SuspectPairDto })
  @ApiFailures(404)
  async compareDuplicates(
    @CurrentActor() actor: Actor,
    @Query() { firstId, secondId }: PairDto,
  ): Promise<SuspectPairDto> {
    return toSuspectPairDto(await this.duplicates.compare(actor, firstId, secondId));
  }

  @Post('duplicate-people/distinctions')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Two people; never suspected again' })
  @ApiFailures(404)
  async tellApart(@CurrentActor() actor: Actor, @Body() { firstId, secondId }: PairDto): Promise<void> {
    await this.duplicates.tellApart(actor, firstId, secondId);
  }

  @Post('person-merges')
  @Requires(managePeople)
  @ApiCreatedResponse({ type: MergeCreatedDto, description: 'One record from now on; can be undone' })
  @ApiFailures(404, 409)
  async merge(@CurrentActor() actor: Actor, @Body() { survivorId, mergedId }: MergeOrderDto): Promise<MergeCreatedDto> {
    return { id: await this.merges.merge(actor, { survivorId, mergedId }) };
  }

  @Post('person-merges/:id/undo')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Two records again, each with what was its own' })
  @ApiFailures(404, 409)
  async undoMerge(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.merges.undo(actor, id);
  }
}
