import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiFailures, DomainError, Public } from '#platform';
import { browserOf, OIDC_COOKIE, oidcCookie, sessionCookie } from '../accounts/session-cookie.rules.js';
import { BeginOidcDto, OidcProvidersDto } from './oidc.dto.js';
import { OidcProviders } from './oidc-providers.service.js';
import { pathWithin } from './oidc.rules.js';
import { Oidc } from './oidc.service.js';

@Controller('api/oidc')
@ApiTags('session')
@Public()
export class OidcController {
  constructor(
    private readonly oidc: Oidc,
    private readonly providers: OidcProviders,
  ) {}

  @Get()
  @ApiOkResponse({ type: OidcProvidersDto })
  listProviders(): OidcProvidersDto {
    return { items: this.providers.list().map(({ id, name }) => ({ id, nameVi: name.vi, nameEn: name.en })) };
  }

  @Get(':provider/start')
  @ApiFoundResponse({
    description: 'To the provider, or back to the sign-in page with the code of the problem when it does not answer',
  })
  @ApiFailures(404)
  async beginOidc(
    @Param('provider') provider: string,
    @Query() { to }: BeginOidcDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const returnTo = pathWithin(to);
    const target = await this.oidc.begin(provider, returnTo).then(({ address, browserToken }) => {
      void reply.header('set-cookie', oidcCookie(browserToken, request.hostname));
      return address;
    }, backToSignIn(returnTo));
    await reply.redirect(target, 302);
  }

  /** A person stands here, not a program: a refusal leads to the sign-in page, which says it in words. */
  @Get(':provider/callback')
  @ApiFoundResponse({ description: 'Signed in, or back to the sign-in page with the code of the problem' })
  @ApiFailures(404)
  async finishOidc(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // No provider sends anybody to the address of one that is not known here.
    this.providers.get(provider);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const answer = { query, browserToken: request.cookies[OIDC_COOKIE] ?? null };
    const target = await this.oidc.finish(provider, answer, browserOf(request)).then(({ session, returnTo }) => {
      void reply.header('set-cookie', sessionCookie(session.token, request.hostname));
      return returnTo;
    }, backToSignIn());
    await reply.redirect(target, 302);
  }
}

/** A refusal in words; whoever then takes the password still comes to where they wanted to go. */
function backToSignIn(returnTo = '/'): (error: unknown) => string {
  return (error) => {
    if (!(error instanceof DomainError) || error.kind === 'not-found') throw error;
    const to = returnTo === '/' ? '' : `&to=${encodeURIComponent(returnTo)}`;
    return `/sign-in?problem=${encodeURIComponent(error.code)}${to}`;
  };
}
