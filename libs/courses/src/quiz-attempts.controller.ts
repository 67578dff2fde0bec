import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor } from '#platform';
import { learn } from './courses.permissions.js';
import { viewAnswer } from './quiz-attempt-view.rules.js';
import { AnswersSavedDto, AttemptDto, AttemptSubmittedDto, SendAnswersDto } from './quiz-attempt.dto.js';
import { QuizAttempts } from './quiz-attempts.service.js';
import { QuizSubmission } from './quiz-submission.service.js';

@ApiTags('quiz-attempts')
@Controller('api/me')
@Requires(learn)
export class QuizAttemptsController {
  constructor(
    private readonly attempts: QuizAttempts,
    private readonly submission: QuizSubmission,
  ) {}

  @Post('enrolments/:id/lessons/:lessonId/attempts')
  @HttpCode(200)
  @ApiOperation({ summary: 'Resume my open attempt or start the next one' })
  @ApiOkResponse({ type: AttemptDto })
  @ApiFailures(404, 409)
  async start(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('lessonId') lessonId: string,
  ): Promise<AttemptDto> {
    return this.attempts.start(actor, id, lessonId);
  }

  @Get('attempts/:id')
  @ApiOperation({ summary: 'An attempt of mine; right answers and explanations once it is submitted' })
  @ApiOkResponse({ type: AttemptDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AttemptDto> {
    return this.attempts.read(actor, id);
  }

  @Put('attempts/:id/answers')
  @ApiOperation({ summary: 'Save answers as they are given; late and repeated requests never undo newer answers' })
  @ApiOkResponse({ type: AnswersSavedDto })
  @ApiFailures(404, 409)
  async saveAnswers(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SendAnswersDto,
  ): Promise<AnswersSavedDto> {
    const stored = await this.attempts.saveAnswers(actor, id, body.answers);
    return { answers: Object.entries(stored).map(([questionId, answer]) => viewAnswer(questionId, answer)) };
  }

  @Post('attempts/:id/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand in an attempt with its last answers; repeating it answers the first result' })
  @ApiOkResponse({ type: AttemptSubmittedDto })
  @ApiFailures(404)
  async submit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SendAnswersDto,
  ): Promise<AttemptSubmittedDto> {
    return this.submission.submit(actor, id, body.answers);
  }
}
