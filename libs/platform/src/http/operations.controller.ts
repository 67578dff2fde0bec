import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiFailures } from './api-failures.js';
import { HealthDto, LiveDto } from './health.dto.js';
import { Health } from './health.service.js';
import { MetricsAccess } from './metrics-access.service.js';
import { Public } from './route.decorators.js';

@Controller()
@ApiTags('operations')
export class OperationsController {
  constructor(
    private readonly health: Health,
    private readonly metrics: MetricsAccess,
  ) {}

  @Get('health/live')
  @Public()
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Public()
  @ApiOkResponse({ type: HealthDto })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const health = await this.health.read();
    void reply.status(health.status === 'ready' ? 200 : 503);
    return health;
  }

  @Get('metrics')
  @Public()
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'Prometheus exposition format', schema: { type: 'string' } })
  @ApiFailures(401, 403)
  async readMetrics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { text, contentType } = await this.metrics.read(request);
    void reply.header('content-type', contentType).send(text);
  }
}
