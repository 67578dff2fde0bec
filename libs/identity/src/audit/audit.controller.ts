import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, ApiFailures, Clock, CurrentActor, type Page, Requires } from '#platform';
import { readAudit, verifyAudit } from '../identity.permissions.js';
import { AuditChain } from './audit-chain.service.js';
import { auditCsv } from './audit-csv.rules.js';
import { AuditReading } from './audit-reading.service.js';
import {
  AuditActionsDto,
  type AuditEntryDto,
  AuditFilterDto,
  AuditPageDto,
  AuditVerificationsDto,
  toAuditEntryDto,
  toAuditFilter,
  toAuditVerificationDto,
} from './audit.dto.js';

@ApiTags('audit')
@Controller('api')
export class AuditController {
  constructor(
    private readonly reading: AuditReading,
    private readonly chain: AuditChain,
    private readonly clock: Clock,
  ) {}

  @Get('audit-entries')
  @Requires(readAudit)
  @ApiOperation({ summary: 'Who did what, the newest first' })
  @ApiOkResponse({ type: AuditPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: AuditFilterDto): Promise<Page<AuditEntryDto>> {
    const { page, size } = query;
    const found = await this.reading.list(actor, toAuditFilter(query), { page, size });
    return { ...found, items: found.items.map(toAuditEntryDto) };
  }

  @Get('audit-entries/actions')
  @Requires(readAudit)
  @ApiOperation({ summary: 'The actions that stand in the trail' })
  @ApiOkResponse({ type: AuditActionsDto })
  async listActions(): Promise<AuditActionsDto> {
    return { items: await this.reading.listActions() };
  }

  @Get('audit-entries/file')
  @Requires(readAudit)
  @ApiOperation({ summary: 'The same rows as a CSV file; taking it out is recorded too' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportCsv(
    @CurrentActor() actor: Actor,
    @Query() query: AuditFilterDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entries = await this.reading.export(actor, toAuditFilter(query));
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="nhat-ky-${this.clock.today()}.csv"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(auditCsv(entries), { encoding: 'utf8' }));
  }

  @Get('audit-verifications')
  @Requires(readAudit)
  @ApiOperation({ summary: 'What the last looks at the chain found' })
  @ApiOkResponse({ type: AuditVerificationsDto })
  async listVerifications(): Promise<AuditVerificationsDto> {
    return { items: (await this.chain.recent()).map(toAuditVerificationDto) };
  }

  @Post('audit-verifications')
  @HttpCode(200)
  @Requires(verifyAudit)
  @ApiOperation({ summary: 'Walk through the whole chain now' })
  @ApiOkResponse({ type: AuditVerificationsDto })
  @ApiFailures(429)
  async verify(@CurrentActor() actor: Actor): Promise<AuditVerificationsDto> {
    await this.chain.verifyFor(actor);
    return { items: (await this.chain.recent()).map(toAuditVerificationDto) };
  }
}
