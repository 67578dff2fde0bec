import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, definedPermissions, IdParam, Requires } from '#platform';
import { readDirectory, readRoles } from '../identity.permissions.js';
import { RightsOfPersonDto, RoleMatrixDto, toRightsDto, toRoleMatrixDto } from './rights.dto.js';
import { Rights } from './rights.service.js';

@Controller('api')
@ApiTags('roles')
export class RightsController {
  constructor(private readonly rights: Rights) {}

  @Get('roles')
  @Requires(readRoles)
  @ApiOperation({ summary: 'Which role may do what, as the permissions of this installation say' })
  @ApiOkResponse({ type: RoleMatrixDto })
  readMatrix(): RoleMatrixDto {
    return toRoleMatrixDto(definedPermissions());
  }

  @Get('people/:id/rights')
  @Requires(readDirectory)
  @ApiOperation({ summary: 'What a person may do, and where each right comes from' })
  @ApiOkResponse({ type: RightsOfPersonDto })
  @ApiFailures(404)
  async ofPerson(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<RightsOfPersonDto> {
    return toRightsDto(await this.rights.of(actor, id));
  }
}
