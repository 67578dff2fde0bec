import { createHash } from 'node:crypto';
import { type BulkFile, type BulkResource, type BulkUse, type BulkVersion, type FilmLengths } from '#library';
import { contentKey, type Storage } from '#platform';
import { type Chance } from './chance.js';
import { addDays, instantOf } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { buildResourceFile } from './resources/resource-file.js';
import { listDemoResources, type DemoResource } from './resources/resource-list.js';
import { type DemoPerson } from './staff.js';

export interface DemoLibrary {
  readonly files: readonly BulkFile[];
  readonly resources: readonly BulkResource[];
  readonly versions: readonly BulkVersion[];
  readonly uses: readonly BulkUse[];
  /** Version of each resource by its slug: courses point at it. */
  readonly versionBySlug: ReadonlyMap<string, string>;
}

/** Units that write much of what is shared. */
const AUTHORS = [
  'van-phong',
  'tccb',
  'moi-truong',
  'mt-tham-dinh',
  'kl-qlbvr',
  'khuyen-nong',
  'quan-trac',
  'dat-dai',
  'thuy-loi',
  'do-dac',
  'ptnt',
];

export class LibraryMaker {
  private readonly files: BulkFile[] = [];
  private readonly resources: BulkResource[] = [];
  private readonly versions: BulkVersion[] = [];
  private readonly uses: BulkUse[] = [];
  private readonly versionBySlug = new Map<string, string>();

  constructor(
    private readonly chance: Chance,
    private readonly calendar: DemoCalendar,
    private readonly storage: Storage,
    private readonly films: FilmLengths,
    private readonly signal: AbortSignal,
  ) {}

  async make(projectRoot: string, people: readonly DemoPerson[]): Promise<DemoLibrary> {
    const authors = people.filter(({ unit }) => AUTHORS.includes(unit.plan.key));
    for (const [index, resource] of listDemoResources(projectRoot).entries()) {
      this.signal.throwIfAborted();
      const author = this.chance.pick(authors);
      const publishedOn = addDays(this.calendar.today, -((index * 7) % 320) - 6);
      await this.add(resource, author, publishedOn);
      this.use(author, publishedOn, people);
    }
    const { files, resources, versions, uses, versionBySlug } = this;
    return { files, resources, versions, uses, versionBySlug };
  }

  private async add(resource: DemoResource, author: DemoPerson, publishedOn: string): Promise<void> {
    const built = await buildResourceFile(resource);
    const id = this.chance.id();
    const versionId = this.chance.id();
    const at = instantOf(publishedOn, 540 + this.chance.whole(0, 400));
    const fileId = await this.keep(built.bytes, built.mediaType);
    const captionsFileId = built.captions ? await this.keep(built.captions.bytes, 'text/vtt') : null;
    const { slug, title, summary, topic, licence, language } = resource;
    this.versionBySlug.set(slug, versionId);
    this.resources.push({
      id,
      slug,
      ownerPersonId: author.id,
      ownerUnitId: author.unitIdOn(publishedOn),
      title,
      summary,
      documentNumber: null,
      topic,
      licence,
      language,
      currentVersionId: versionId,
      fileName: built.fileName,
      publishedAt: at,
      createdAt: at,
    });
    this.versions.push({
      id: versionId,
      resourceId: id,
      number: 1,
      fileId,
      fileName: built.fileName,
      mediaType: built.mediaType,
      sizeBytes: built.bytes.length,
      captionsFileId,
      createdBy: author.id,
      createdAt: at,
    });
  }

  private async keep(bytes: Buffer, mediaType: string): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const storageKey = contentKey(sha256);
    await this.storage.put(storageKey, bytes, { mediaType, size: bytes.length });
    const id = this.chance.id();
    const film = mediaType.startsWith('video/');
    const durationSeconds = film ? await this.films.measure(storageKey, bytes.length) : null;
    this.files.push({ id, sha256, sizeBytes: bytes.length, mediaType, storageKey, durationSeconds });
    return id;
  }

  private use(author: DemoPerson, publishedOn: string, people: readonly DemoPerson[]): void {
    const resource = this.resources.at(-1);
    if (resource === undefined) return;
    const readers = this.chance.shuffled(people).slice(0, this.chance.whole(1, 26));
    for (const reader of readers) {
      if (reader.id === author.id) continue;
      const day = addDays(publishedOn, this.chance.whole(0, 5));
      if (day > this.calendar.today || day < reader.since) continue;
      const at = instantOf(day, this.chance.whole(480, 1200));
      const seconds = this.chance.whole(15, 600);
      const downloads = this.chance.chance(0.4) ? 1 : 0;
      const counts = seconds >= 60 || downloads > 0;
      this.uses.push({
        resourceId: resource.id,
        personId: reader.id,
        unitId: reader.unitIdOn(day),
        firstUsedAt: at,
        lastUsedAt: at,
        opens: 1,
        downloads,
        seconds,
        countedAt: counts ? at : null,
      });
    }
  }
}
