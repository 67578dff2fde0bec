import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, HttpErrors, Requires } from '#platform';
import { contributeToLibrary } from './library.permissions.js';
import { KeepUploadDto, KnownFileDto, StoredFileDto, toStoredFileDto } from './stored-file.dto.js';
import { StoredFiles } from './stored-files.service.js';

@Controller('api/library/files')
@ApiTags('library-files')
@Requires(contributeToLibrary)
export class StoredFileController {
  constructor(private readonly files: StoredFiles) {}

  @Post()
  @ApiCreatedResponse({ type: StoredFileDto })
  @ApiFailures(404, 409, 413)
  async keep(@CurrentActor() actor: Actor, @Body() { uploadId }: KeepUploadDto): Promise<StoredFileDto> {
    return toStoredFileDto(await this.files.takeOver(actor, uploadId));
  }

  @Get('by-hash/:sha256')
  @ApiParam({ name: 'sha256', type: 'string', description: '64 hexadecimal digits' })
  @ApiOkResponse({ type: KnownFileDto })
  async known(@CurrentActor() actor: Actor, @Param('sha256') sha256: string): Promise<KnownFileDto> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw HttpErrors.invalidInput([
        { path: 'sha256', rule: 'isSha256', message: 'sha256 must be 64 lower-case hexadecimal digits' },
      ]);
    }
    const file = await this.files.findByHash(actor, sha256);
    return { file: file && toStoredFileDto(file) };
  }
}
