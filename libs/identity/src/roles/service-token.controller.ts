import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { manageServiceTokens } from '../identity.permissions.js';
import {
  IssueServiceTokenDto,
  ServiceTokenIssuedDto,
  ServiceTokensDto,
  toServiceTokenDto,
} from './service-token.dto.js';
import { ServiceTokens } from './service-token.service.js';

@Controller('api/service-tokens')
@ApiTags('service-tokens')
@Requires(manageServiceTokens)
export class ServiceTokenController {
  constructor(private readonly tokens: ServiceTokens) {}

  @Get()
  @ApiOkResponse({ type: ServiceTokensDto })
  async list(): Promise<ServiceTokensDto> {
    return { items: (await this.tokens.list()).map(toServiceTokenDto) };
  }

  @Post()
  @ApiCreatedResponse({ type: ServiceTokenIssuedDto })
  issue(
    @CurrentActor() actor: Actor,
    @Body() { name, scopes, expiresAt }: IssueServiceTokenDto,
  ): Promise<ServiceTokenIssuedDto> {
    return this.tokens.issue(actor, { name, scopes, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Refused from now on' })
  @ApiFailures(404)
  async revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
