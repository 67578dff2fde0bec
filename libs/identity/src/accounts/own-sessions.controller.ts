import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, Requires } from '#platform';
import { useOwnAccount } from '../identity.permissions.js';
import { OwnSessionsDto, toOwnSessionDto } from './session.dto.js';
import { OwnSessions } from './own-sessions.service.js';

@Controller('api/sessions')
@ApiTags('session')
@Requires(useOwnAccount)
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @ApiOkResponse({ type: OwnSessionsDto })
  async listSessions(@CurrentActor() actor: Actor): Promise<OwnSessionsDto> {
    return { items: (await this.sessions.list(actor)).map(toOwnSessionDto) };
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All but the one that asks have ended' })
  async endOtherSessions(@CurrentActor() actor: Actor): Promise<void> {
    await this.sessions.closeOthers(actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSession(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.sessions.close(actor, id);
  }
}
