import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { IdentityModule } from '#identity';
import { Events, newId, Storage, type Actor } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { LearningFactSubmitted, RecordsModule } from '#records';
import { CompletionsReport, Exports, ExportUpkeep, ReportingModule } from '#reporting';
import { ScoringModule, ScoringPeriods } from '#scoring';
import { DepartmentBuilder, type CourseOfTest } from '../fixtures/department.builder.js';

interface ExportRecord {
  state: string;
  total_rows: number | null;
  done_rows: number;
  size_bytes: number | null;
  sha256: string | null;
  storage_key: string | null;
  attempts: number;
  error: string | null;
  expires_at: Date | null;
  removed_at: Date | null;
}

/** A department with an Office that reports on it, in November 2026. */
export class ReportingOffice {
  private keys = 0;

  private constructor(
    readonly module: TestModule,
    readonly clock: FixedClock,
    readonly department: DepartmentBuilder,
  ) {}

  static async boot(): Promise<ReportingOffice> {
    const clock = new FixedClock('2026-11-16T03:00:00Z');
    const module = await bootTestModule({
      modules: [IdentityModule, RecordsModule, ScoringModule, ReportingModule],
      clock,
    });
    await module.get(ScoringPeriods).openYear(2026);
    return new ReportingOffice(module, clock, new DepartmentBuilder(module.database));
  }

  get report(): CompletionsReport {
    return this.module.get(CompletionsReport);
  }

  get exports(): Exports {
    return this.module.get(Exports);
  }

  get upkeep(): ExportUpkeep {
    return this.module.get(ExportUpkeep);
  }

  /** Somebody of the Office, answering for a unit and all below it. */
  async officer(unitId: string): Promise<Actor> {
    const accountId = newId();
    await this.module.database.query(`insert into accounts (id, username, password_hash) values ($1, $2, 'none')`, [
      accountId,
      `office-${accountId.slice(-12)}`,
    ]);
    const grants = [{ role: 'office', unitId }];
    return { kind: 'person', accountId, personId: null, name: 'Trần Thị Mai', grants, scopes: [], sessionId: null };
  }

  async finish(personId: string, course: CourseOfTest, day: string): Promise<void> {
    this.keys += 1;
    const fact = new LearningFactSubmitted({
      personId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      nominalHalfPeriods: course.halfPeriods,
      finishedAt: `${day}T09:00:00+07:00`,
      source: 'api:test',
      sourceKey: `fact-${this.keys}`,
    });
    await this.module.database.transaction(() => this.module.get(Events).publishAll([fact]));
    await this.module.drainEvents();
  }

  async record(exportId: string): Promise<ExportRecord> {
    const row = await this.module.database.one<ExportRecord>(`select * from exports where id = $1`, [exportId]);
    if (row === null) throw new Error(`No export ${exportId}`);
    return row;
  }

  /** The file as the storage has it; its checksum is compared with the record on the way. */
  async bytesOf(exportId: string): Promise<Buffer> {
    const { storage_key: key, sha256, size_bytes: size } = await this.record(exportId);
    if (key === null) throw new Error('The export has no file');
    const chunks: Buffer[] = [];
    for await (const chunk of await this.module.get(Storage).read(key)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, size]);
    return bytes;
  }

  /** The lines of a CSV file whose cells hold no line breaks. */
  async csvOf(exportId: string): Promise<string[]> {
    const text = (await this.bytesOf(exportId)).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    return text.slice(1).trimEnd().split('\n');
  }

  async workbookOf(exportId: string): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await this.bytesOf(exportId)) as unknown as ExcelJS.Buffer);
    return workbook;
  }

  async close(): Promise<void> {
    await this.module.close();
  }
}
