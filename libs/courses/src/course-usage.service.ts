import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ResourceUsage } from '#library';
import { CourseContentRepository } from './course-content.repository.js';

/** Tells the library in how many courses a version of a resource stands. */
@Injectable()
export class CourseUsage implements OnModuleInit {
  constructor(
    private readonly usage: ResourceUsage,
    private readonly content: CourseContentRepository,
  ) {}

  onModuleInit(): void {
    this.usage.readFrom(async (versionIds) => {
      const rows = await this.content.countCoursesOf(versionIds);
      return new Map(rows.map((row) => [row.versionId, row.courses]));
    });
  }
}
