import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, ApiFailures, CurrentActor, Public, Requires } from '#platform';
import { Accounts } from './account.service.js';
import { useOwnAccount } from '../identity.permissions.js';
import { endedSessionCookie, SESSION_COOKIE, sessionCookie } from './session-cookie.rules.js';
import { ChangeLanguageDto, ChangePasswordDto, SessionDto, SignInDto, toSessionDto } from './session.dto.js';
import { Sessions } from './session.service.js';
import { SignIn } from './sign-in.service.js';

@Controller('api/session')
@ApiTags('session')
export class SessionController {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Requires(useOwnAccount)
  @ApiOkResponse({ type: SessionDto })
  async read(@CurrentActor() actor: Actor): Promise<SessionDto> {
    return toSessionDto(await this.sessions.describe(actor));
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto, description: 'Signed in: the answer sets the session cookie' })
  @ApiFailures(401, 429)
  async signIn(
    @Body() credentials: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const { session, actor } = await this.signIns.signIn({
      ...credentials,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      previousToken: request.cookies[SESSION_COOKIE] ?? null,
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
  @Requires(useOwnAccount)
  @HttpCode(204)
  @ApiNoContentResponse()
  async changeLanguage(@CurrentActor() actor: Actor, @Body() { language }: ChangeLanguageDto): Promise<void> {
    await this.sessions.setLanguage(actor, language);
  }

  @Post('password')
  @Requires(useOwnAccount)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; every other session of the account has ended' })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const userAgent = request.headers['user-agent'] ?? null;
    const opened = await this.accounts.changePassword(actor, currentPassword, newPassword, userAgent);
    void reply.header('set-cookie', sessionCookie(opened.token, request.hostname));
  }
}
