import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { grantRoles } from '../identity.permissions.js';
import { GrantEndings } from './grant-endings.service.js';
import { GrantRoleDto, RoleGrantedDto, RoleGrantsDto, toRoleGrantDto } from './role-grant.dto.js';
import { RoleGrants } from './role-grant.service.js';

@Controller('api/accounts/:accountId/roles')
@ApiTags('roles')
@Requires(grantRoles)
export class RoleGrantController {
  constructor(
    private readonly grants: RoleGrants,
    private readonly endings: GrantEndings,
  ) {}

  @Get()
  @ApiOkResponse({ type: RoleGrantsDto })
  @ApiFailures(404)
  async list(@CurrentActor() actor: Actor, @IdParam('accountId') accountId: string): Promise<RoleGrantsDto> {
    return { items: (await this.grants.list(actor, accountId)).map(toRoleGrantDto) };
  }

  @Post()
  @ApiCreatedResponse({ type: RoleGrantedDto, description: 'Granted; the account is signed out everywhere' })
  @ApiFailures(404, 409)
  async grant(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @Body() { role, unitId, from, to = null }: GrantRoleDto,
  ): Promise<RoleGrantedDto> {
    return { id: await this.grants.grant(actor, accountId, { role, unitId, from, to }) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Revoked from today on; the account is signed out everywhere' })
  @ApiFailures(404, 409)
  async revoke(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @IdParam() id: string,
  ): Promise<void> {
    await this.endings.revoke(actor, accountId, id);
  }
}
