import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiFailures, Public } from '#platform';
import { Admission } from './admission.service.js';
import { browserOf, sessionCookie } from './session-cookie.rules.js';
import { SetupDto, SetupStateDto } from './setup.dto.js';
import { Setup } from './setup.service.js';

@Controller('api/setup')
@ApiTags('setup')
@Public()
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly admission: Admission,
  ) {}

  @Get()
  @ApiOkResponse({ type: SetupStateDto })
  async read(): Promise<SetupStateDto> {
    return { open: await this.setup.isOpen() };
  }

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The department and its first administrator exist and are signed in' })
  @ApiFailures(403, 409)
  async complete(
    @Body() order: SetupDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const accountId = await this.setup.complete(order);
    const arrival = { method: 'setup' as const, provider: null, factorPassed: false };
    const { session } = await this.admission.admit(accountId, arrival, browserOf(request));
    void reply.header('set-cookie', sessionCookie(session.token, request.hostname));
  }
}
