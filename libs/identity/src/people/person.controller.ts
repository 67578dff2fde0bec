import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, ApiFailures, CurrentActor, IdParam, type Page, Requires } from '#platform';
import { Assignments } from './assignment.service.js';
import { managePeople, readDirectory } from '../identity.permissions.js';
import {
  CorrectionDto,
  toCorrection,
  CreatePersonDto,
  PeoplePageDto,
  PeopleQueryDto,
  PersonCreatedDto,
  PersonDataDto,
  PersonDto,
  type PersonItemDto,
  toPersonData,
  toPersonDto,
  toPersonOrder,
  TransferDto,
} from './person.dto.js';
import { People } from './person.service.js';

@Controller('api/people')
@ApiTags('people')
export class PersonController {
  constructor(
    private readonly people: People,
    private readonly assignments: Assignments,
  ) {}

  @Get()
  @Requires(readDirectory)
  @ApiOkResponse({ type: PeoplePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: PeopleQueryDto): Promise<Page<PersonItemDto>> {
    return this.people.list(actor, query);
  }

  @Get(':id')
  @Requires(readDirectory)
  @ApiOkResponse({ type: PersonDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PersonDto> {
    return toPersonDto(await this.people.get(actor, id));
  }

  @Post()
  @Requires(managePeople)
  @ApiCreatedResponse({ type: PersonCreatedDto })
  @ApiFailures(404, 409)
  async create(@CurrentActor() actor: Actor, @Body() person: CreatePersonDto): Promise<PersonCreatedDto> {
    return { id: await this.people.create(actor, toPersonOrder(person)) };
  }

  @Put(':id')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Name, birth date and the like as they should have been' })
  @ApiFailures(404, 409)
  async correctData(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() data: PersonDataDto): Promise<void> {
    await this.people.correct(actor, id, toPersonData(data));
  }

  @Post(':id/transfers')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'From that day on at home in the other unit' })
  @ApiFailures(404, 409)
  async transfer(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() order: TransferDto): Promise<void> {
    const { unitId, effectiveOn, position, category, decisionNumber = null } = order;
    await this.assignments.transfer(actor, id, { unitId, effectiveOn, position, category, decisionNumber });
  }

  @Post(':id/assignments/:assignmentId/corrections')
  @Requires(managePeople)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Recorded anew; what was recorded before stays readable' })
  @ApiFailures(404, 409)
  async correct(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('assignmentId') assignmentId: string,
    @Body() correction: CorrectionDto,
  ): Promise<void> {
    await this.assignments.correct(actor, id, assignmentId, toCorrection(correction));
  }
}
