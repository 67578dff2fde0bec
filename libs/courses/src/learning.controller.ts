import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor, type Page } from '#platform';
import { Catalogue } from './catalogue.service.js';
import { CoursePageDto } from './course-page.dto.js';
import { learn } from './courses.permissions.js';
import { EnrolmentPageDto, EnrolmentsQuery, type EnrolmentDto } from './enrolment.dto.js';
import { LessonContentDto } from './lesson-content.dto.js';
import { LessonContent } from './lesson-content.service.js';
import { LessonBeatDto, LessonProgressDto, ProgressSavedDto } from './lesson-progress.dto.js';
import { LessonProgress } from './lesson-progress.service.js';

@ApiTags('learning')
@Controller('api/me/enrolments')
@Requires(learn)
export class LearningController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly content: LessonContent,
    private readonly progress: LessonProgress,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My courses: those under way first, the last opened on top' })
  @ApiOkResponse({ type: EnrolmentPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: EnrolmentsQuery): Promise<Page<EnrolmentDto>> {
    return this.catalogue.enrolmentsOf(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'The course version that I am enrolled in, with my standing in every lesson' })
  @ApiOkResponse({ type: CoursePageDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CoursePageDto> {
    return this.catalogue.learning(actor, id);
  }

  @Get(':id/lessons/:lessonId')
  @ApiOperation({ summary: 'What a lesson shows' })
  @ApiOkResponse({ type: LessonContentDto })
  @ApiFailures(404)
  async readLesson(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
  ): Promise<LessonContentDto> {
    return this.content.read(actor, id, lessonId);
  }

  @Post(':id/lessons/:lessonId/openings')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open a lesson: it is started and becomes the one to continue with' })
  @ApiOkResponse({ type: LessonProgressDto })
  @ApiFailures(404)
  async openLesson(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
  ): Promise<LessonProgressDto> {
    return this.progress.open(actor, id, lessonId);
  }

  @Post(':id/lessons/:lessonId/beats')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell active seconds, position and watched ranges; repeating it changes nothing' })
  @ApiOkResponse({ type: ProgressSavedDto })
  @ApiFailures(404)
  async beat(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
    @Body() beat: LessonBeatDto,
  ): Promise<ProgressSavedDto> {
    return this.progress.beat(actor, id, lessonId, beat);
  }

  @Post(':id/lessons/:lessonId/finish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Finish a lesson; repeating it changes nothing' })
  @ApiOkResponse({ type: ProgressSavedDto })
  @ApiFailures(404, 409)
  async finishLesson(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
  ): Promise<ProgressSavedDto> {
    return this.progress.finish(actor, id, lessonId);
  }
}
