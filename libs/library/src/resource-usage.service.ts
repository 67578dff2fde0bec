import { Injectable } from '@nestjs/common';

/** How many courses use each of these versions; versions that none uses may be left out. */
export type UsageReader = (versionIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/**
 * "Used in 3 courses", without the library knowing what a course is: courses stand to its left, so they hand in the
 * reader when their module starts (`usage.readFrom(…)`). Without one the figure is not known and not shown.
 */
@Injectable()
export class ResourceUsage {
  private reader: UsageReader | null = null;

  readFrom(reader: UsageReader): void {
    this.reader = reader;
  }

  async countCourses(versionIds: readonly string[]): Promise<ReadonlyMap<string, number> | null> {
    if (this.reader === null) return null;
    return versionIds.length === 0 ? new Map() : this.reader(versionIds);
  }
}
