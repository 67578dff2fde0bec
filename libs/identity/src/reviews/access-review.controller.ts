import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { readAccessReviews, reviewAccess } from '../identity.permissions.js';
import { accessReviewCsv } from './access-review-csv.rules.js';
import {
  AccessReviewOpenedDto,
  AccessReviewsDto,
  AccessReviewWithItemsDto,
  DecideReviewItemDto,
  ReviewItemDto,
  toAccessReviewDto,
  toReviewItemDto,
  toReviewWithItemsDto,
} from './access-review.dto.js';
import { AccessReviews } from './access-review.service.js';
import { ReviewDecisions } from './review-decisions.service.js';

@Controller('api/access-reviews')
@ApiTags('access-reviews')
export class AccessReviewController {
  constructor(
    private readonly reviews: AccessReviews,
    private readonly decisions: ReviewDecisions,
  ) {}

  @Get()
  @Requires(readAccessReviews)
  @ApiOkResponse({ type: AccessReviewsDto })
  async list(@CurrentActor() actor: Actor): Promise<AccessReviewsDto> {
    return { items: (await this.reviews.list(actor)).map(toAccessReviewDto) };
  }

  @Post()
  @Requires(reviewAccess)
  @ApiCreatedResponse({ type: AccessReviewOpenedDto, description: 'Opened over every grant of today above staff' })
  @ApiFailures(409)
  async open(@CurrentActor() actor: Actor): Promise<AccessReviewOpenedDto> {
    return { id: await this.reviews.open(actor) };
  }

  @Get(':id')
  @Requires(readAccessReviews)
  @ApiOkResponse({ type: AccessReviewWithItemsDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AccessReviewWithItemsDto> {
    return toReviewWithItemsDto(await this.reviews.get(actor, id), actor.accountId);
  }

  @Get(':id/file')
  @Requires(readAccessReviews)
  @ApiOperation({ summary: 'The same as a CSV file' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiFailures(404)
  async download(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { review, items } = await this.reviews.getForFile(actor, id);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="ra-soat-quyen-${review.openedOn}.csv"`)
      .header('cache-control', 'no-store')
      .send(accessReviewCsv(items));
  }

  @Post(':id/items/:itemId/decision')
  @HttpCode(200)
  @Requires(reviewAccess)
  @ApiOkResponse({ type: ReviewItemDto, description: 'As it stands now; lapsed when the grant had ended meanwhile' })
  @ApiFailures(404, 409)
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('itemId') itemId: string,
    @Body() { outcome, endsOn = null }: DecideReviewItemDto,
  ): Promise<ReviewItemDto> {
    return toReviewItemDto(await this.decisions.decide(actor, id, itemId, { outcome, endsOn }), actor.accountId);
  }

  @Post(':id/closing')
  @HttpCode(204)
  @Requires(reviewAccess)
  @ApiNoContentResponse({ description: 'Closed; it stays readable' })
  @ApiFailures(404, 409)
  async close(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.reviews.close(actor, id);
  }
}
