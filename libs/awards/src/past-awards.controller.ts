import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, Requires } from '#platform';
import { readAwards } from './awards.permissions.js';
import { type PastAwardDto, PageOfPastAwards, PastAwardsQueryDto, toPastAwardDto } from './past-awards.dto.js';
import { PastAwards } from './past-awards.service.js';

@ApiTags('awards')
@Controller('api/past-awards')
export class PastAwardsController {
  constructor(private readonly awards: PastAwards) {}

  @Get()
  @Requires(readAwards)
  @ApiOperation({ summary: 'Awards of people and units within reach that were decided before this system was there' })
  @ApiOkResponse({ type: PageOfPastAwards })
  async list(@CurrentActor() actor: Actor, @Query() query: PastAwardsQueryDto): Promise<Page<PastAwardDto>> {
    const page = await this.awards.list(actor, query);
    return { ...page, items: page.items.map(toPastAwardDto) };
  }
}
