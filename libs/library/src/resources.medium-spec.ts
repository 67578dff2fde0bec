import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey, Storage } from '#platform';
import { aLibrary, anIncomingFile, PDF, type LibraryWorld, type Somebody } from './library.builder.js';
import { LibraryErrors } from './library.errors.js';
import { ResourceAuthoring, type NewResource } from './resource-authoring.service.js';
import { ResourceFiles } from './resource-files.service.js';
import { ResourceUsage } from './resource-usage.service.js';
import { ResourceUses } from './resource-uses.service.js';
import { Resources } from './resources.service.js';
import { StoredFilesSweep } from './stored-files-sweep.service.js';
import { StoredFiles } from './stored-files.service.js';

const FILMS = join('test', 'fixtures', 'films');

const TERMS = {
  title: 'Hướng dẫn',
  summary: '',
  documentNumber: null,
  topic: 'forestry',
  licence: 'CC-BY-4.0',
  language: 'vi',
} as const;

describe('The library', () => {
  let library: LibraryWorld;
  let admin: Somebody;
  let forester: Somebody;
  let reader: Somebody;

  beforeAll(async () => {
    library = await aLibrary();
    admin = await library.person(library.landId, [{ role: 'content-admin', unitId: library.departmentId }]);
    forester = await library.person(library.forestryId, [{ role: 'unit-focal-point', unitId: library.forestryId }]);
    reader = await library.person(library.landId);
  });

  afterAll(() => library.module.close());

  const keep = (who: Somebody, content: string | Buffer, name?: string) =>
    library.get(StoredFiles).keep(who.actor, anIncomingFile(content, name));
  const draft = async (who: Somebody, content: string, more: Partial<NewResource> = {}): Promise<string> => {
    const { id: fileId, fileName } = await keep(who, content);
    return library.get(ResourceAuthoring).create(who.actor, { ...TERMS, fileId, fileName, ownerUnitId: null, ...more });
  };
  const publishedBy = async (who: Somebody, content: string): Promise<string> => {
    const id = await draft(who, content);
    await library.get(Resources).publish(admin.actor, id);
    return id;
  };
  const rows = <R extends object>(sql: string, ...values: unknown[]): Promise<R[]> =>
    library.module.database.query<R>(sql, values);

  describe('keeping files', () => {
    it('keeps the same bytes once, whoever brings them at the same time', async () => {
      const [first, second] = await Promise.all([keep(admin, `${PDF}same`), keep(forester, `${PDF}same`)]);

      expect(first?.id).toBe(second?.id);
      expect(await rows(`select from stored_files where id = $1 and state = 'stored'`, first?.id)).toHaveLength(1);
      expect(await rows('select from file_arrivals where file_id = $1', first?.id)).toHaveLength(2);
    });

    it('answers by hash which version of what it is and how many courses use it', async () => {
      const id = await publishedBy(admin, `${PDF}known`);
      const { currentVersionId } = await library.get(Resources).get(admin.actor, id);
      library.get(ResourceUsage).readFrom(() => Promise.resolve(new Map([[currentVersionId, 3]])));

      const known = await library.get(StoredFiles).findByHash(forester.actor, anIncomingFile(`${PDF}known`).sha256);

      expect(known?.uses).toMatchObject([{ resourceId: id, version: 1, courses: 3, state: 'published' }]);
    });

    it('does not tell of bytes that only a foreign draft holds, nor let them be used', async () => {
      const { id } = await keep(forester, `${PDF}secret`);
      const { sha256 } = anIncomingFile(`${PDF}secret`);
      const { actor } = await library.person(library.landId, [{ role: 'unit-focal-point', unitId: library.landId }]);

      expect(await library.get(StoredFiles).findByHash(actor, sha256)).toBeNull();
      await expect(
        library.get(ResourceAuthoring).create(actor, { ...TERMS, fileId: id, fileName: 'a.pdf', ownerUnitId: null }),
      ).rejects.toEqual(LibraryErrors.fileNotFound(id));
    });

    it.each([
      ['', 'trống.pdf', LibraryErrors.fileEmpty('trống.pdf')],
      ['<html><script>alert(1)</script>', 'trang.pdf', LibraryErrors.fileKindRefused('trang.pdf', 'html')],
      ['<svg onload="alert(1)">', 'hình.svg', LibraryErrors.fileKindRefused('hình.svg', 'svg')],
      [`${PDF}a`, 'ảnh.png', LibraryErrors.fileNameMisleads('ảnh.png', 'application/pdf')],
      [`${PDF}a`, 'không đuôi', LibraryErrors.fileNameMisleads('không đuôi', 'application/pdf')],
    ])('refuses %j called %s and keeps nothing of it', async (content, name, refusal) => {
      await expect(keep(admin, content, name)).rejects.toEqual(refusal);
      expect(await rows('select from stored_files where sha256 = $1', anIncomingFile(content).sha256)).toEqual([]);
    });

    it('refuses an image of more than 25 MB', async () => {
      const image = { ...anIncomingFile('GIF89a', 'to.gif'), sizeBytes: 26 * 1024 ** 2 };

      await expect(library.get(StoredFiles).keep(admin.actor, image)).rejects.toMatchObject({ kind: 'too-large' });
    });

    it('brings an object back whose bytes were lost', async () => {
      await keep(admin, `${PDF}lost`);
      const key = contentKey(anIncomingFile(`${PDF}lost`).sha256);
      await library.get(Storage).delete(key);

      await keep(admin, `${PDF}lost`);

      expect(await library.get(Storage).stat(key)).toMatchObject({ size: `${PDF}lost`.length });
    });
  });

  describe('sweeping', () => {
    it('removes files that nobody described within a week, and objects without a row; never a used one', async () => {
      const id = await publishedBy(admin, `${PDF}used`);
      await keep(admin, `${PDF}forgotten`);
      await library.get(Storage).put('content/aa/bb/stray', Buffer.from('x'), { mediaType: 'text/plain' });
      await library.get(Storage).put('exports/other', Buffer.from('x'), { mediaType: 'text/plain' });
      const sweep = library.get(StoredFilesSweep);
      const early = await sweep.sweep();
      library.clock.advance({ days: 8 });
      await keep(admin, `${PDF}fresh`);

      await sweep.sweep();

      expect(early).toEqual({ files: 0, objects: 1 });
      const stat = (content: string) => library.get(Storage).stat(contentKey(anIncomingFile(content).sha256));
      expect(await stat(`${PDF}forgotten`)).toBeNull();
      expect(await stat(`${PDF}fresh`)).not.toBeNull();
      expect(await stat(`${PDF}used`)).not.toBeNull();
      expect(await library.get(Storage).stat('exports/other')).not.toBeNull();
      expect(await library.get(ResourceFiles).openable(admin.actor, id, null)).toEqual(expect.any(String));
    });
  });

  describe('states', () => {
    it('publishes once when several try at the same time, with one event', async () => {
      const id = await draft(admin, `${PDF}race`);
      const tries = await Promise.allSettled([1, 2, 3, 4].map(() => library.get(Resources).publish(admin.actor, id)));

      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const events = await rows(
        `select from events where name = 'library.resource-published' and payload ->> 'resourceId' = $1`,
        id,
      );
      expect(events).toHaveLength(1);
    });

    it('hides a draft from others and shows it to those who look after the unit', async () => {
      const id = await draft(forester, `${PDF}draft`);

      await expect(library.get(Resources).get(reader.actor, id)).rejects.toEqual(LibraryErrors.resourceNotFound(id));
      expect((await library.get(Resources).get(forester.actor, id)).mayChange).toBe(true);
      expect((await library.get(Resources).get(admin.actor, id)).mayPublish).toBe(true);
    });

    it('lets a focal point describe a draft but neither publish it nor change it afterwards', async () => {
      const id = await draft(forester, `${PDF}focal`);
      await library.get(Resources).describe(forester.actor, id, { title: 'Tên mới' });
      await expect(library.get(Resources).publish(forester.actor, id)).rejects.toEqual(LibraryErrors.unitOutOfReach());
      await library.get(Resources).publish(admin.actor, id);

      await expect(library.get(Resources).describe(forester.actor, id, { title: 'Tên nữa' })).rejects.toEqual(
        LibraryErrors.unitOutOfReach(),
      );
      expect((await library.get(Resources).get(reader.actor, id)).title).toBe('Tên mới');
    });

    it('hides a withdrawn resource while courses still open their version', async () => {
      const id = await publishedBy(admin, `${PDF}withdrawn`);
      const { currentVersionId } = await library.get(Resources).get(reader.actor, id);
      await library.get(Resources).withdraw(admin.actor, id);

      await expect(library.get(Resources).get(reader.actor, id)).rejects.toEqual(LibraryErrors.resourceNotFound(id));
      expect(await library.get(ResourceFiles).urlFor(currentVersionId, 'inline')).toContain('/files/');
      await library.get(Resources).publish(admin.actor, id);
      expect((await library.get(Resources).get(reader.actor, id)).state).toBe('published');
    });

    it('discards only what was never public', async () => {
      const [gone, stays] = [await draft(admin, `${PDF}gone`), await publishedBy(admin, `${PDF}stays`)];
      await library.get(Resources).discard(admin.actor, gone);

      await expect(library.get(Resources).get(admin.actor, gone)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(library.get(Resources).discard(admin.actor, stays)).rejects.toEqual(
        LibraryErrors.stateChanged('published'),
      );
    });

    it('makes nothing for a unit that the author may not contribute for', async () => {
      await expect(draft(forester, `${PDF}foreign`, { ownerUnitId: library.landId })).rejects.toEqual(
        LibraryErrors.unitOutOfReach(),
      );
    });
  });

  describe('versions', () => {
    it('numbers replacements one after another and keeps the earlier ones', async () => {
      const id = await publishedBy(admin, `${PDF}one`);
      const files = await Promise.all([keep(admin, `${PDF}two`), keep(admin, `${PDF}three`)]);
      const numbers = await Promise.all(
        files.map((file) => library.get(ResourceAuthoring).replace(admin.actor, id, file.id, 'mới.pdf')),
      );

      expect(numbers.sort()).toEqual([2, 3]);
      const { versions, current } = await library.get(Resources).get(admin.actor, id);
      expect(versions.map(({ number }) => number)).toEqual([3, 2, 1]);
      expect(current.number).toBe(3);
      expect((await library.get(Resources).get(reader.actor, id)).versions).toHaveLength(1);
    });

    it('refuses to replace a file by itself', async () => {
      const id = await publishedBy(admin, `${PDF}self`);
      const { id: fileId } = await keep(admin, `${PDF}self`);

      await expect(library.get(ResourceAuthoring).replace(admin.actor, id, fileId, 'a.pdf')).rejects.toEqual(
        LibraryErrors.sameFile(1),
      );
    });

    it.each(['seven-seconds.mp4', 'seven-seconds-untold.webm'])('measures the film %s itself', async (name) => {
      const { id } = await keep(admin, readFileSync(join(FILMS, name)), name);

      expect(await rows('select duration_seconds as seconds from stored_files where id = $1', id)).toEqual([
        { seconds: 7 },
      ]);
    });

    it('keeps a film that does not tell its length, without one', async () => {
      const { id } = await keep(admin, '\0\0\0\x20ftypisom\0\0\x02\0untold', 'phim.mp4');

      expect(await rows('select duration_seconds as seconds, state from stored_files where id = $1', id)).toEqual([
        { seconds: null, state: 'stored' },
      ]);
    });

    it('gives captions to a video and to nothing else', async () => {
      const video = await keep(admin, '\0\0\0\x20ftypisom\0\0\x02\0film', 'phim.mp4');
      const captions = await keep(admin, 'WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào', 'phim.vtt');
      const authoring = library.get(ResourceAuthoring);
      const film = await authoring.create(admin.actor, {
        ...TERMS,
        fileId: video.id,
        fileName: 'phim.mp4',
        ownerUnitId: null,
      });
      const text = await draft(admin, `${PDF}captions`);
      await authoring.caption(admin.actor, film, captions.id);

      const { current } = await library.get(Resources).get(admin.actor, film);
      expect(await library.get(ResourceFiles).captionsUrlFor(current.id)).toContain('phim.vtt');
      await expect(authoring.caption(admin.actor, text, captions.id)).rejects.toEqual(
        LibraryErrors.captionsNeedVideo(),
      );
      await expect(authoring.caption(admin.actor, film, video.id)).rejects.toEqual(
        LibraryErrors.notCaptions('video/mp4'),
      );
    });
  });

  describe('uses', () => {
    const counted = (id: string) =>
      rows(`select from events where name = 'library.resource-used' and payload ->> 'resourceId' = $1`, id);

    it('counts a person once, at the first download', async () => {
      const id = await publishedBy(admin, `${PDF}download`);
      const uses = library.get(ResourceUses);
      await Promise.all([1, 2, 3, 4, 5].map(() => uses.record(reader.actor, id, { downloads: 1 })));

      expect(await rows('select opens, downloads from resource_uses where resource_id = $1', id)).toEqual([
        { opens: 0, downloads: 5 },
      ]);
      expect(await counted(id)).toHaveLength(1);
    });

    it('counts reading from the sixtieth second on, and believes no more seconds than have passed', async () => {
      const id = await publishedBy(admin, `${PDF}read`);
      const uses = library.get(ResourceUses);
      await uses.record(reader.actor, id, { opens: 1 });
      await uses.record(reader.actor, id, { seconds: 300 });
      expect(await counted(id)).toEqual([]);
      for (const seconds of [30, 29]) {
        library.clock.advance({ seconds });
        await uses.record(reader.actor, id, { seconds: 300 });
      }
      expect(await counted(id)).toEqual([]);

      library.clock.advance({ seconds: 1 });
      await uses.record(reader.actor, id, { seconds: 15 });

      expect(await counted(id)).toHaveLength(1);
      expect(await rows('select seconds, unit_id from resource_uses where resource_id = $1', id)).toEqual([
        { seconds: 60, unit_id: library.landId },
      ]);
    });

    it('notes nothing for a draft, and a failing note disturbs nobody', async () => {
      const id = await draft(admin, `${PDF}unused`);
      const uses = library.get(ResourceUses);
      uses.note(admin.actor, id, { downloads: 1 });
      uses.note({ ...admin.actor, personId: 'no uuid' }, id, { downloads: 1 });
      await uses.settled();

      expect(await rows('select from resource_uses where resource_id = $1', id)).toEqual([]);
    });
  });
});
