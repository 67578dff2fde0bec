import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, ApiFailures, Clock, CurrentActor, IdParam, type Page, PageQuery, Requires } from '#platform';
import { erasePeople, readOwnData, workRequests } from '../identity.permissions.js';
import { Erasure } from './erasure.service.js';
import { ownPersonOf, PersonalData } from './personal-data.service.js';
import { PrivacyRequests } from './privacy-request.service.js';
import {
  AnswerRequestDto,
  ConfirmErasureDto,
  ErasurePreviewDto,
  FileRequestDto,
  HeldDataDto,
  type HeldRowDto,
  HeldRowsDto,
  PrivacyRequestDto,
  PrivacyRequestsDto,
  PrivacyRequestsPageDto,
  RequestsQueryDto,
  toErasurePreviewDto,
  toHeldCategoryDto,
  toHeldRowDto,
  toPrivacyRequestDto,
} from './privacy.dto.js';

@ApiTags('privacy')
@Controller('api')
export class PrivacyController {
  constructor(
    private readonly data: PersonalData,
    private readonly requests: PrivacyRequests,
    private readonly erasure: Erasure,
    private readonly clock: Clock,
  ) {}

  @Get('me/data')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'What is held about me: by category, why and how long' })
  @ApiOkResponse({ type: HeldDataDto })
  async readOwn(@CurrentActor() actor: Actor): Promise<HeldDataDto> {
    return { items: (await this.data.overview(ownPersonOf(actor))).map(toHeldCategoryDto) };
  }

  @Get('me/data/file')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'All of it in one JSON file' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  downloadOwn(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): void {
    const document = this.data.document(ownPersonOf(actor), this.clock.now());
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="du-lieu-cua-toi-${this.clock.today()}.json"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(document, { encoding: 'utf8' }));
  }

  @Get('me/data/:code')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'The rows of one category, the newest first' })
  @ApiOkResponse({ type: HeldRowsDto })
  @ApiFailures(404)
  async listOwnData(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { page, size }: PageQuery,
  ): Promise<Page<HeldRowDto>> {
    const found = await this.data.list(actor, code, { page, size });
    return { ...found, items: found.items.map(toHeldRowDto) };
  }

  @Get('me/privacy-requests')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'What I have asked about my data, and where it stands' })
  @ApiOkResponse({ type: PrivacyRequestsDto })
  async listOwnRequests(@CurrentActor() actor: Actor): Promise<PrivacyRequestsDto> {
    return { items: (await this.requests.ofSelf(actor)).map(toPrivacyRequestDto) };
  }

  @Post('me/privacy-requests')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'Ask for a look, a correction, a restriction or an erasure' })
  @ApiOkResponse({ type: PrivacyRequestsDto })
  @HttpCode(200)
  @ApiFailures(409)
  async file(@CurrentActor() actor: Actor, @Body() { kind, text }: FileRequestDto): Promise<PrivacyRequestsDto> {
    return { items: (await this.requests.file(actor, kind, text)).map(toPrivacyRequestDto) };
  }

  @Get('privacy-requests')
  @Requires(workRequests)
  @ApiOperation({ summary: 'Requests of the granted units: open ones by what is due first' })
  @ApiOkResponse({ type: PrivacyRequestsPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: RequestsQueryDto): Promise<Page<PrivacyRequestDto>> {
    const { page, size, state = null } = query;
    const found = await this.requests.list(actor, { page, size, state });
    return { ...found, items: found.items.map(toPrivacyRequestDto) };
  }

  @Post('privacy-requests/:id/answers')
  @HttpCode(200)
  @Requires(workRequests)
  @ApiOperation({ summary: 'Acknowledge, close or refuse a request; a refusal names its article' })
  @ApiOkResponse({ type: PrivacyRequestDto })
  @ApiFailures(403, 404, 409)
  async answer(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { state, note, article }: AnswerRequestDto,
  ): Promise<PrivacyRequestDto> {
    const answer = { state, note: note ?? null, article: article ?? null };
    return toPrivacyRequestDto(await this.requests.answer(actor, id, answer));
  }

  @Get('people/:id/erasure')
  @Requires(erasePeople)
  @ApiOperation({ summary: 'What an erasure would destroy, reduce and keep' })
  @ApiOkResponse({ type: ErasurePreviewDto })
  @ApiFailures(404)
  async previewErasure(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ErasurePreviewDto> {
    return toErasurePreviewDto(await this.erasure.preview(actor, id));
  }

  @Post('people/:id/erasure')
  @HttpCode(204)
  @Requires(erasePeople)
  @ApiOperation({ summary: 'Erase somebody who has left; there is no way back' })
  @ApiNoContentResponse()
  @ApiFailures(404, 409)
  async erase(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ConfirmErasureDto): Promise<void> {
    await this.erasure.apply(actor, id, body.confirmation);
  }
}
