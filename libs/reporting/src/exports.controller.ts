import { Body, Controller, Get, HttpCode, Post, Query, Redirect, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiFailures, Clock, CurrentActor, IdParam, Requires, sendEvents, type Actor, type Page } from '#platform';
import { ExportDownload } from './export-download.service.js';
import { ExportDto, ExportsQueryDto, PageOfExports, RequestExportDto, toExportDto } from './export.dto.js';
import { Exports } from './exports.service.js';
import { exportReports } from './reporting.permissions.js';

@ApiTags('exports')
@Controller('api/exports')
export class ExportsController {
  constructor(
    private readonly exports: Exports,
    private readonly download: ExportDownload,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires(exportReports)
  @ApiOperation({ summary: 'Ask for a file of the completions; the worker makes it' })
  @ApiAcceptedResponse({ type: ExportDto })
  @ApiFailures(404, 409)
  async request(@CurrentActor() actor: Actor, @Body() body: RequestExportDto): Promise<ExportDto> {
    return toExportDto(await this.exports.request(actor, body), this.clock.now());
  }

  @Get()
  @Requires(exportReports)
  @ApiOperation({ summary: 'The exports that one has asked for, the newest first' })
  @ApiOkResponse({ type: PageOfExports })
  async list(@CurrentActor() actor: Actor, @Query() { page, size }: ExportsQueryDto): Promise<Page<ExportDto>> {
    const found = await this.exports.list(actor, { page, size });
    return { ...found, items: found.items.map((row) => toExportDto(row, this.clock.now())) };
  }

  @Get(':id')
  @Requires(exportReports)
  @ApiOperation({ summary: 'One export: who, filter, as of when, state, rows, size, checksum, expiry' })
  @ApiOkResponse({ type: ExportDto })
  @ApiFailures(404)
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ExportDto> {
    return toExportDto(await this.exports.get(actor, id), this.clock.now());
  }

  @Get(':id/events')
  @Requires(exportReports)
  @ApiOperation({ summary: 'The export whenever something of it changes, until it has ended (server-sent events)' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiFailures(404)
  async watch(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.exports.get(actor, id);
    await sendEvents(reply, (signal) => this.eventsOf(actor, id, signal));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires(exportReports)
  @ApiOperation({ summary: 'Stop an export that has not ended' })
  @ApiOkResponse({ type: ExportDto })
  @ApiFailures(403, 404, 409)
  async cancel(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ExportDto> {
    return toExportDto(await this.exports.cancel(actor, id), this.clock.now());
  }

  @Get(':id/file')
  @Redirect()
  @Requires(exportReports)
  @ApiOperation({ summary: 'Leads to the file, under an address that works for a minute' })
  @ApiFoundResponse({ description: 'The address of the file' })
  @ApiFailures(404, 409)
  async getFile(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ url: string; statusCode: number }> {
    return { url: await this.download.urlOf(actor, id), statusCode: 302 };
  }

  private async *eventsOf(actor: Actor, id: string, signal: AbortSignal) {
    for await (const row of this.exports.watch(actor, id, signal)) yield { data: toExportDto(row, this.clock.now()) };
  }
}
