import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { delegateRoles, useOwnAccount } from '../identity.permissions.js';
import {
  DelegatedDto,
  DelegateRoleDto,
  DelegationCandidatesDto,
  DelegationCandidatesQueryDto,
  OwnDelegationsDto,
  toCandidateDto,
  toOwnDelegationsDto,
} from './delegation.dto.js';
import { Delegations } from './delegation.service.js';
import { GrantEndings } from './grant-endings.service.js';

@Controller('api/me/delegations')
@ApiTags('roles')
export class DelegationController {
  constructor(
    private readonly delegations: Delegations,
    private readonly endings: GrantEndings,
  ) {}

  @Get()
  @Requires(useOwnAccount)
  @ApiOperation({ summary: 'What one has lent, what one was lent, and what one could lend' })
  @ApiOkResponse({ type: OwnDelegationsDto })
  async listOwn(@CurrentActor() actor: Actor): Promise<OwnDelegationsDto> {
    return toOwnDelegationsDto(await this.delegations.listOwn(actor));
  }

  @Get('candidates')
  @Requires(delegateRoles)
  @ApiOperation({ summary: 'Who could act for oneself: people of the unit of the grant and of those below' })
  @ApiOkResponse({ type: DelegationCandidatesDto })
  @ApiFailures(404)
  async listCandidates(
    @CurrentActor() actor: Actor,
    @Query() { grantId, from, q = '' }: DelegationCandidatesQueryDto,
  ): Promise<DelegationCandidatesDto> {
    return { items: (await this.delegations.listCandidates(actor, grantId, from, q)).map(toCandidateDto) };
  }

  @Post()
  @Requires(delegateRoles)
  @ApiCreatedResponse({ type: DelegatedDto, description: 'Lent; the receiving account is signed out everywhere' })
  @ApiFailures(404, 409)
  async delegate(@CurrentActor() actor: Actor, @Body() order: DelegateRoleDto): Promise<DelegatedDto> {
    const { grantId, accountId, unitId, from, to, reason, documentNumber = null } = order;
    return {
      id: await this.delegations.delegate(actor, { grantId, accountId, unitId, from, to, reason, documentNumber }),
    };
  }

  @Delete(':id')
  @Requires(useOwnAccount)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Taken back from today on; the receiving account is signed out everywhere' })
  @ApiFailures(404, 409)
  async takeBack(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.endings.takeBack(actor, id);
  }
}
