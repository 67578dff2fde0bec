import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFailures, CurrentActor, IdParam, Requires, type Actor, type Page } from '#platform';
import { CatalogueQuery, CourseCardPageDto, type CourseCardDto } from './catalogue.dto.js';
import { Catalogue } from './catalogue.service.js';
import { CoursePageDto } from './course-page.dto.js';
import { learn } from './courses.permissions.js';
import { EnrolledDto } from './enrolment.dto.js';

@ApiTags('courses')
@Controller('api/courses')
@Requires(learn)
export class CoursesController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @ApiOperation({ summary: 'Published courses, found with and without Vietnamese marks' })
  @ApiOkResponse({ type: CourseCardPageDto })
  async search(@CurrentActor() actor: Actor, @Query() query: CatalogueQuery): Promise<Page<CourseCardDto>> {
    return this.catalogue.search(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A course with its lessons, and how I stand with it' })
  @ApiOkResponse({ type: CoursePageDto })
  @ApiFailures(404)
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CoursePageDto> {
    return this.catalogue.page(actor, id);
  }

  @Post(':id/enrolments')
  @HttpCode(200)
  @ApiOperation({ summary: 'Enrol myself; repeating it answers the same enrolment' })
  @ApiOkResponse({ type: EnrolledDto })
  @ApiFailures(404)
  async enrol(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EnrolledDto> {
    return { enrolmentId: await this.catalogue.enrol(actor, id) };
  }
}
