import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { ApiFailures, Public, RateLimit } from '#platform';
import { PasswordLinkStateDto, PasswordLinkTokenDto, RedeemPasswordLinkDto } from './account.dto.js';
import { PasswordLinks } from './password-links.service.js';
import { PasswordReset } from './password-reset.service.js';

const TRIES = { limit: 30, seconds: 900 };

@Controller('api/password-links')
@ApiTags('session')
@Public()
export class PasswordLinkController {
  constructor(
    private readonly links: PasswordLinks,
    private readonly reset: PasswordReset,
    private readonly rateLimit: RateLimit,
  ) {}

  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ type: PasswordLinkStateDto })
  @ApiFailures(403, 429)
  async lookAtLink(
    @Body() { token }: PasswordLinkTokenDto,
    @Req() { ip }: FastifyRequest,
  ): Promise<PasswordLinkStateDto> {
    await this.rateLimit.hit(`password-link:${ip}`, TRIES.limit, TRIES.seconds);
    return this.links.look(token);
  }

  @Post('redeem')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The password is changed; every session of the account has ended' })
  @ApiFailures(403, 429)
  async redeemLink(
    @Body() { token, newPassword }: RedeemPasswordLinkDto,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.rateLimit.hit(`password-link:${ip}`, TRIES.limit, TRIES.seconds);
    await this.reset.redeem(token, newPassword);
  }
}
