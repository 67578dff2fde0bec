import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiFailures, Public } from '#platform';
import { SetupDto, SetupStateDto } from './setup.dto.js';
import { Setup } from './setup.service.js';

@Controller('api/setup')
@ApiTags('setup')
@Public()
export class SetupController {
  constructor(private readonly setup: Setup) {}

  @Get()
  @ApiOkResponse({ type: SetupStateDto })
  async read(): Promise<SetupStateDto> {
    return { open: await this.setup.isOpen() };
  }

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The department and its first administrator exist; sign in' })
  @ApiFailures(403, 409)
  async complete(@Body() order: SetupDto): Promise<void> {
    await this.setup.complete(order);
  }
}
