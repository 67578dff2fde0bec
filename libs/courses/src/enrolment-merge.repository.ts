import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

@Injectable()
export class EnrolmentMergeRepository {
  constructor(private readonly database: Database) {}

  /** With the progress that hangs on them, in courses that the other is not enrolled in. @returns what moved. */
  async move(fromId: string, toId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `update enrolments e set person_id = $2 where e.person_id = $1
         and not exists (select from enrolments o where o.person_id = $2 and o.course_version_id = e.course_version_id)
       returning id`,
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(ids: readonly string[], personId: string): Promise<void> {
    await this.database.query(`update enrolments set person_id = $2 where id = any($1::uuid[])`, [ids, personId]);
  }
}
