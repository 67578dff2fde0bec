import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, Requires } from '#platform';
import { AccountOpening } from './account-opening.service.js';
import { AccountStates } from './account-states.service.js';
import {
  ManagedAccountDto,
  OpenAccountDto,
  OpenedAccountDto,
  PasswordLinkDto,
  toManagedAccountDto,
} from './account.dto.js';
import { manageAccounts } from '../identity.permissions.js';
import { ManagedAccounts } from './managed-accounts.service.js';
import { SecondFactorReset } from '../second-factor/second-factor-reset.service.js';

@Controller('api')
@ApiTags('accounts')
@Requires(manageAccounts)
export class AccountController {
  constructor(
    private readonly managed: ManagedAccounts,
    private readonly opening: AccountOpening,
    private readonly states: AccountStates,
    private readonly factors: SecondFactorReset,
  ) {}

  @Get('accounts/:id')
  @ApiOkResponse({ type: ManagedAccountDto })
  async readAccount(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ManagedAccountDto> {
    return toManagedAccountDto(await this.managed.get(actor, id));
  }

  @Post('people/:id/account')
  @ApiCreatedResponse({ type: OpenedAccountDto, description: 'Opened; its person chooses the password by the link' })
  @ApiFailures(404, 409)
  async openAccount(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { username }: OpenAccountDto,
  ): Promise<OpenedAccountDto> {
    return this.opening.open(actor, id, username);
  }

  @Post('accounts/:id/password-link')
  @ApiCreatedResponse({ type: PasswordLinkDto, description: 'Works once, for a day; an earlier one works no longer' })
  @ApiFailures(404, 409)
  async issuePasswordLink(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PasswordLinkDto> {
    return this.opening.issueLink(actor, id);
  }

  @Delete('accounts/:id/second-factor')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Gone; the account is signed out everywhere' })
  @ApiFailures(404, 409)
  async resetSecondFactor(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.factors.reset(actor, id);
  }

  @Post('accounts/:id/disabling')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Disabled and signed out everywhere' })
  @ApiFailures(404, 409)
  async disableAccount(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.states.disable(actor, id);
  }

  @Post('accounts/:id/enabling')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiFailures(404, 409)
  async enableAccount(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.states.enable(actor, id);
  }

  @Post('accounts/:id/unlocking')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The wait after too many failures is over' })
  @ApiFailures(404, 409)
  async unlockAccount(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.states.unlock(actor, id);
  }
}
