import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, type Page, Requires } from '#platform';
import { importSpreadsheets } from '../identity.permissions.js';
import {
  ImportDto,
  ImportKindsDto,
  type ImportRowDto,
  ImportRowsQueryDto,
  ImportsQueryDto,
  PageOfImportRows,
  PageOfImports,
  PresentQueryDto,
  StartImportDto,
  toImportDto,
  toImportRowDto,
  toKindDto,
  TongueQueryDto,
} from './import.dto.js';
import { ImportFiles, type NamedFile } from './import-files.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { type CountedImport, Imports } from './imports.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const AFile = ApiOkResponse({ schema: { type: 'string', format: 'binary' } });

@ApiTags('imports')
@Controller('api/imports')
@Requires(importSpreadsheets)
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
    private readonly kinds: ImportKinds,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Read an uploaded spreadsheet and plan what it would change; nothing is changed yet' })
  @ApiAcceptedResponse({ type: ImportDto })
  @ApiFailures(404, 409, 413)
  async start(@CurrentActor() actor: Actor, @Body() { kind, uploadId }: StartImportDto): Promise<ImportDto> {
    return this.told(await this.imports.start(actor, kind, uploadId));
  }

  @Get()
  @ApiOperation({ summary: 'The imports, the newest first' })
  @ApiOkResponse({ type: PageOfImports })
  async list(@CurrentActor() actor: Actor, @Query() { page, size }: ImportsQueryDto): Promise<Page<ImportDto>> {
    const found = await this.imports.list(actor, page, size);
    return { ...found, items: found.items.map((row) => this.told(row)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One import: its state, progress and counts' })
  @ApiOkResponse({ type: ImportDto })
  @ApiFailures(404)
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportDto> {
    return this.told(await this.imports.get(actor, id));
  }

  @Get(':id/rows')
  @ApiOperation({ summary: 'What each row of the file would change or has changed, or why it was refused' })
  @ApiOkResponse({ type: PageOfImportRows })
  @ApiFailures(404)
  async listRows(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { q, outcome: show, page, size }: ImportRowsQueryDto,
  ): Promise<Page<ImportRowDto>> {
    const { kind } = await this.imports.get(actor, id);
    const found = await this.imports.listRows(actor, id, { q, show, page, size });
    const says = (reason: string | null, facts: Record<string, unknown>) => this.kinds.sentenceOf(kind, reason, facts);
    return { ...found, items: found.items.map((row) => toImportRowDto(row, says(row.reason, row.facts))) };
  }

  @Post(':id/application')
  @HttpCode(202)
  @ApiOperation({ summary: 'Do what was planned' })
  @ApiAcceptedResponse({ type: ImportDto })
  @ApiFailures(404, 409)
  async apply(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportDto> {
    return this.told(await this.imports.apply(actor, id));
  }

  @Post(':id/undo')
  @HttpCode(202)
  @ApiOperation({ summary: 'Take back what was done, within 30 days' })
  @ApiAcceptedResponse({ type: ImportDto })
  @ApiFailures(404, 409)
  async undo(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportDto> {
    return this.told(await this.imports.undo(actor, id));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop: nothing more of it is done' })
  @ApiOkResponse({ type: ImportDto })
  @ApiFailures(404, 409)
  async cancel(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportDto> {
    return this.told(await this.imports.cancel(actor, id));
  }

  @Get(':id/result')
  @ApiOperation({ summary: 'The rows of the file with what came of each, as XLSX' })
  @ApiProduces(XLSX)
  @AFile
  @ApiFailures(404)
  async result(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { language }: TongueQueryDto,
  ): Promise<StreamableFile> {
    return sent(await this.files.result(actor, id, language ?? 'vi'));
  }

  private told(row: CountedImport): ImportDto {
    return toImportDto(row, this.kinds.get(row.kind).name);
  }
}

@ApiTags('import-kinds')
@Controller('api/import-kinds')
@Requires(importSpreadsheets)
export class ImportKindsController {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly files: ImportFiles,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What can be imported, and by which columns' })
  @ApiOkResponse({ type: ImportKindsDto })
  list(): ImportKindsDto {
    return { kinds: this.kinds.list().map(toKindDto) };
  }

  @Get(':kind/template')
  @ApiOperation({ summary: 'An empty spreadsheet with the columns, explanations and allowed values' })
  @ApiParam({ name: 'kind', type: 'string' })
  @ApiProduces(XLSX)
  @AFile
  @ApiFailures(404)
  template(@Param('kind') kind: string, @Query() { language }: TongueQueryDto): StreamableFile {
    return sent(this.files.template(kind, language ?? 'vi'));
  }

  @Get(':kind/present')
  @ApiOperation({ summary: 'What there is today, in the same columns; importing it again changes nothing' })
  @ApiParam({ name: 'kind', type: 'string' })
  @ApiProduces(XLSX, CSV)
  @AFile
  @ApiFailures(404)
  async present(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Query() { language, format }: PresentQueryDto,
  ): Promise<StreamableFile> {
    return sent(await this.files.present(actor, kind, language ?? 'vi', format ?? 'xlsx'));
  }
}

function sent({ name, content }: NamedFile): StreamableFile {
  const ending = name.endsWith('.csv') ? 'csv' : 'xlsx';
  const disposition = `attachment; filename="import.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new StreamableFile(content, { type: ending === 'csv' ? CSV : XLSX, disposition });
}
