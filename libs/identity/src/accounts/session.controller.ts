import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, ApiFailures, CurrentActor, Public, Requires } from '#platform';
import { PasswordChange } from './password-change.service.js';
import { useOwnAccount } from '../identity.permissions.js';
import { browserOf, endedSessionCookie, SESSION_COOKIE, sessionCookie } from './session-cookie.rules.js';
import { ChangeLanguageDto, ChangePasswordDto, SessionDto, SignInDto, toSessionDto } from './session.dto.js';
import { Sessions } from './session.service.js';
import { SIGN_IN_STEPS } from './sign-in-steps.rules.js';
import { SignIn } from './sign-in.service.js';

@Controller('api/session')
@ApiTags('session')
export class SessionController {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordChange,
  ) {}

  @Get()
  @Requires(useOwnAccount, { during: SIGN_IN_STEPS })
  @ApiOkResponse({ type: SessionDto })
  async read(@CurrentActor() actor: Actor): Promise<SessionDto> {
    return toSessionDto(await this.sessions.describe(actor));
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({
    type: SessionDto,
    description: 'The answer sets the session cookie, and says in `unfinished` what is left to do',
  })
  @ApiFailures(401, 429)
  async signIn(
    @Body() credentials: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const { session, actor } = await this.signIns.signIn({
      ...credentials,
      ...browserOf(request),
      address: request.ip,
    });
    void reply.header('set-cookie', sessionCookie(session.token, request.hostname));
    return toSessionDto(await this.sessions.describe(actor));
  }

  /** Open to all, so that signing out works even when the session has ended already. */
  @Delete()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) {
      await this.sessions.close(token);
    }
    void reply.header('set-cookie', endedSessionCookie(request.hostname));
  }

  @Patch('language')
  @Requires(useOwnAccount, { during: SIGN_IN_STEPS })
  @HttpCode(204)
  @ApiNoContentResponse()
  async changeLanguage(@CurrentActor() actor: Actor, @Body() { language }: ChangeLanguageDto): Promise<void> {
    await this.sessions.setLanguage(actor, language);
  }

  @Post('password')
  @Requires(useOwnAccount, { during: ['password-change'] })
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; every other session of the account has ended' })
  @ApiFailures(403, 429)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.passwords.change(actor, currentPassword, newPassword, browserOf(request));
    void reply.header('set-cookie', sessionCookie(opened.token, request.hostname));
  }
}
