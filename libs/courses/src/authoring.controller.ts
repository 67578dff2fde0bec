import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor, type Page } from '#platform';
import {
  AuthoredCourseDto,
  AuthoredCoursePageDto,
  AuthoredCoursesQuery,
  CourseCreatedDto,
  CourseFaultsDto,
  CreateCourseDto,
  EditDraftDto,
  type AuthoredCourseCardDto,
} from './authoring.dto.js';
import { CourseAuthoring } from './course-authoring.service.js';
import { CoursePublishing } from './course-publishing.service.js';
import { authorCourses } from './courses.permissions.js';

@ApiTags('course-authoring')
@Controller('api/author/courses')
@Requires(authorCourses)
export class AuthoringController {
  constructor(
    private readonly authoring: CourseAuthoring,
    private readonly publishing: CoursePublishing,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The courses of my units, the last changed first' })
  @ApiOkResponse({ type: AuthoredCoursePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: AuthoredCoursesQuery): Promise<Page<AuthoredCourseCardDto>> {
    return this.authoring.list(actor, query);
  }

  @Post()
  @ApiOperation({ summary: 'A new course with an empty draft' })
  @ApiCreatedResponse({ type: CourseCreatedDto })
  @ApiFailures(409)
  async create(@CurrentActor() actor: Actor, @Body() course: CreateCourseDto): Promise<CourseCreatedDto> {
    return { id: await this.authoring.create(actor, course) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'A course with its versions and the lessons of its draft, keys of the quizzes included' })
  @ApiOkResponse({ type: AuthoredCourseDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AuthoredCourseDto> {
    return this.authoring.read(actor, id);
  }

  @Post(':id/draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Start the next version from the published one' })
  @ApiNoContentResponse({ description: 'There is a draft now' })
  @ApiFailures(404, 409)
  async startDraft(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.authoring.startDraft(actor, id);
  }

  @Patch(':id/draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the description of the draft' })
  @ApiNoContentResponse({ description: 'Changed' })
  @ApiFailures(404, 409)
  async editDraft(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() change: EditDraftDto): Promise<void> {
    await this.authoring.editDraft(actor, id, change);
  }

  @Delete(':id/draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Throw the draft away; a course that was never published goes with it' })
  @ApiNoContentResponse({ description: 'Gone' })
  @ApiFailures(404, 409)
  async discardDraft(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.authoring.discardDraft(actor, id);
  }

  @Get(':id/draft/faults')
  @ApiOperation({ summary: 'What forbids publishing, all of it at once' })
  @ApiOkResponse({ type: CourseFaultsDto })
  @ApiFailures(404, 409)
  async faults(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CourseFaultsDto> {
    return { faults: await this.publishing.faults(actor, id) };
  }

  @Post(':id/draft/publication')
  @HttpCode(204)
  @ApiOperation({ summary: 'Publish the draft: it is frozen and becomes the version to enrol in' })
  @ApiNoContentResponse({ description: 'Published' })
  @ApiFailures(404, 409)
  async publish(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.publishing.publish(actor, id);
  }
}
