import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, ApiFailures, CurrentActor, Requires } from '#platform';
import { browserOf, sessionCookie } from '../accounts/session-cookie.rules.js';
import { SessionDto, toSessionDto } from '../accounts/session.dto.js';
import { Sessions } from '../accounts/session.service.js';
import { useOwnAccount } from '../identity.permissions.js';
import {
  FactorCodeDto,
  ProposedFactorDto,
  ProposeFactorDto,
  RecoveryCodesDto,
  SecondFactorDto,
  toSecondFactorDto,
} from './second-factor.dto.js';
import { SecondFactorEnrolment } from './second-factor-enrolment.service.js';
import { SecondFactors } from './second-factor.service.js';

@Controller('api/session/second-factor')
@ApiTags('session')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly enrolment: SecondFactorEnrolment,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @Requires(useOwnAccount, { during: ['enrolment'] })
  @ApiOkResponse({ type: SecondFactorDto })
  async readFactor(@CurrentActor() actor: Actor): Promise<SecondFactorDto> {
    return toSecondFactorDto(await this.factors.describe(actor));
  }

  @Post('proposal')
  @Requires(useOwnAccount, { during: ['enrolment'] })
  @HttpCode(200)
  @ApiOkResponse({ type: ProposedFactorDto, description: 'Nothing holds until a code of it confirms it' })
  @ApiFailures(429)
  proposeFactor(@CurrentActor() actor: Actor, @Body() { code = '' }: ProposeFactorDto): Promise<ProposedFactorDto> {
    return this.enrolment.propose(actor, code);
  }

  @Post('confirmation')
  @Requires(useOwnAccount, { during: ['enrolment'] })
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesDto })
  @ApiFailures(409, 429)
  async confirmFactor(
    @CurrentActor() actor: Actor,
    @Body() { code }: FactorCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const { recoveryCodes, signedIn } = await this.enrolment.confirm(actor, code, browserOf(request));
    if (signedIn) {
      void reply.header('set-cookie', sessionCookie(signedIn.session.token, request.hostname));
    }
    return { recoveryCodes };
  }

  @Post('recovery-codes')
  @Requires(useOwnAccount)
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesDto, description: 'The former ones work no longer' })
  @ApiFailures(429)
  async renewRecoveryCodes(@CurrentActor() actor: Actor, @Body() { code }: FactorCodeDto): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.enrolment.renewRecoveryCodes(actor, code) };
  }

  @Post('removal')
  @Requires(useOwnAccount)
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiFailures(409, 429)
  async removeFactor(@CurrentActor() actor: Actor, @Body() { code }: FactorCodeDto): Promise<void> {
    await this.factors.remove(actor, code);
  }

  /** The second step of a sign-in. */
  @Post('pass')
  @Requires(useOwnAccount, { during: ['second-factor'] })
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  @ApiFailures(409, 429)
  async passFactor(
    @CurrentActor() actor: Actor,
    @Body() { code }: FactorCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const signedIn = await this.factors.pass(actor, code, browserOf(request));
    void reply.header('set-cookie', sessionCookie(signedIn.session.token, request.hostname));
    return toSessionDto(await this.sessions.describe(signedIn.actor));
  }
}
