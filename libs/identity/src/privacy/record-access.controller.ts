import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { openRecords, readOwnData } from '../identity.permissions.js';
import { RecordOpenedDto, RecordOpeningsDto, StatePurposeDto, toRecordOpeningDto } from './record-access.dto.js';
import { RecordAccess } from './record-access.service.js';

@ApiTags('privacy')
@Controller('api')
export class RecordAccessController {
  constructor(private readonly records: RecordAccess) {}

  @Post('people/:id/record-openings')
  @HttpCode(200)
  @Requires(openRecords)
  @ApiOperation({ summary: 'Say why; opens the learning record of the person to this account for a day' })
  @ApiOkResponse({ type: RecordOpenedDto })
  @ApiFailures(404)
  async state(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason, purpose }: StatePurposeDto,
  ): Promise<RecordOpenedDto> {
    return { openUntil: await this.records.state(actor, id, reason, purpose ?? null) };
  }

  @Get('me/record-openings')
  @Requires(readOwnData)
  @ApiOperation({ summary: 'Who has looked at my learning record, and why' })
  @ApiOkResponse({ type: RecordOpeningsDto })
  async listOwnOpenings(@CurrentActor() actor: Actor): Promise<RecordOpeningsDto> {
    if (actor.personId === null) return { items: [] };
    return { items: (await this.records.openingsOf(actor.personId)).map(toRecordOpeningDto) };
  }
}
