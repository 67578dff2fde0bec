import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiFailures } from '../http/api-failures.js';
import { Public } from '../http/route.decorators.js';
import { FileAnswers } from './file-answers.js';

/** The driver on disk serves its files here; in S3 mode the store does it itself. */
@Controller('files')
@ApiTags('files')
export class FilesController {
  constructor(private readonly answers: FileAnswers) {}

  @Get(':token/:fileName')
  @Public()
  @ApiParam({ name: 'fileName', type: 'string', description: 'Only for the eye: the token names the file' })
  @ApiOkResponse({ description: 'The file, or the part of it that Range asks for', content: { '*/*': {} } })
  @ApiFailures(403, 416)
  download(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.answer(token, request, reply);
  }
}
