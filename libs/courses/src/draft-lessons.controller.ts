import { Body, Controller, Delete, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor } from '#platform';
import { AddLessonDto, EditLessonDto, LessonAddedDto, OrderLessonsDto, SetQuestionsDto } from './authoring.dto.js';
import { authorCourses } from './courses.permissions.js';
import { DraftLessons } from './draft-lessons.service.js';

@ApiTags('draft-lessons')
@Controller('api/author/courses/:id/draft')
@Requires(authorCourses)
@ApiFailures(404, 409)
export class DraftLessonsController {
  constructor(private readonly lessons: DraftLessons) {}

  @Post('lessons')
  @ApiOperation({ summary: 'Add a lesson at the end' })
  @ApiCreatedResponse({ type: LessonAddedDto })
  async add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() lesson: AddLessonDto,
  ): Promise<LessonAddedDto> {
    return { id: await this.lessons.add(actor, id, lesson) };
  }

  @Put('lesson-order')
  @HttpCode(204)
  @ApiOperation({ summary: 'Put all lessons in this order' })
  @ApiNoContentResponse({ description: 'Ordered' })
  async order(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() order: OrderLessonsDto): Promise<void> {
    await this.lessons.order(actor, id, order.lessonIds);
  }

  @Patch('lessons/:lessonId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change a lesson' })
  @ApiNoContentResponse({ description: 'Changed' })
  async edit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
    @Body() edit: EditLessonDto,
  ): Promise<void> {
    await this.lessons.edit(actor, id, lessonId, edit);
  }

  @Delete('lessons/:lessonId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a lesson' })
  @ApiNoContentResponse({ description: 'Removed' })
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
  ): Promise<void> {
    await this.lessons.remove(actor, id, lessonId);
  }

  @Put('lessons/:lessonId/questions')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set the questions of a quiz, all at once' })
  @ApiNoContentResponse({ description: 'Set' })
  async setQuestions(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
    @Body() body: SetQuestionsDto,
  ): Promise<void> {
    await this.lessons.setQuestions(actor, id, lessonId, body);
  }
}
