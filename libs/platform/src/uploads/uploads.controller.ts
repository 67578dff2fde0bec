import { Controller, Delete, Head, HttpCode, Options, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor } from '../http/actor.js';
import { ApiFailures } from '../http/api-failures.js';
import { CurrentActor, IdParam, Public } from '../http/route.decorators.js';
import { TusProtocol } from './tus-protocol.js';

export const CHUNK_MEDIA_TYPE = 'application/offset+octet-stream';
const Version = ApiHeader({ name: 'Tus-Resumable', required: true, description: '1.0.0' });

/** Resumable uploads by the tus 1.0 protocol. Which permission they need is said by `UploadsHttpModule.forRoot`. */
@Controller('api/uploads')
@ApiTags('uploads')
export class UploadsController {
  constructor(private readonly tus: TusProtocol) {}

  @Options()
  @Public()
  @HttpCode(204)
  offered(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.answer(null, request, reply);
  }

  @Post()
  @Version
  @ApiOperation({ summary: 'Begin an upload; the metadata needs a filename' })
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Bytes of the file' })
  @ApiHeader({ name: 'Upload-Metadata', required: true, description: 'As in `filename aMOgbG8ucGRm`' })
  @ApiResponse({ status: 201, description: 'Begun; Location says where to send the bytes' })
  @ApiFailures(413)
  begin(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.answer(actor, request, reply);
  }

  @Head(':id')
  @Version
  @ApiOperation({ summary: 'How much has arrived: Upload-Offset' })
  @ApiResponse({ status: 200, description: 'Upload-Offset and Upload-Length' })
  progress(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.tus.answer(actor, request, reply, id);
  }

  @Patch(':id')
  @Version
  @ApiOperation({ summary: 'Send the next bytes' })
  @ApiConsumes(CHUNK_MEDIA_TYPE)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Where these bytes begin' })
  @ApiResponse({ status: 204, description: 'Kept; Upload-Offset says how much has arrived' })
  @ApiFailures(409, 413)
  append(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.tus.answer(actor, request, reply, id);
  }

  @Delete(':id')
  @Version
  @HttpCode(204)
  @ApiOperation({ summary: 'Give an upload up' })
  abandon(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.tus.answer(actor, request, reply, id);
  }
}
