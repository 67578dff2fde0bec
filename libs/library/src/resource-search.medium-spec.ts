import { aLibrary, type LibraryWorld, type Somebody } from './library.builder.js';
import { ResourceSearch, type ResourceQuestion } from './resource-search.service.js';

const question = (q: string, more: Partial<ResourceQuestion> = {}): ResourceQuestion => ({
  q,
  topics: [],
  kinds: [],
  licences: [],
  ...more,
});

describe('ResourceSearch', () => {
  let library: LibraryWorld;
  let owner: Somebody;

  const titles = async (q: string, more?: Partial<ResourceQuestion>): Promise<string[]> => {
    const { items } = await library.get(ResourceSearch).find(question(q, more), { page: 1, size: 20 });
    return items.map(({ title }) => title);
  };

  beforeAll(async () => {
    library = await aLibrary();
    owner = await library.person(library.forestryId);
    const published = (title: string, more: Parameters<LibraryWorld['resource']>[1] = {}): Promise<string> =>
      library.resource(owner, { title, ...more });
    await published('Quyết định ban hành quy chế làm việc', {
      documentNumber: '72/QĐ-UBND',
      topic: 'office-documents',
    });
    await published('Nghị định 30/2020/NĐ-CP về công tác văn thư', { topic: 'office-documents' });
    await published('Quyết định 15/2024/QĐ-UBND về giá đất', { topic: 'land' });
    await published('Luật Đất đai: những điểm mới', {
      topic: 'land',
      summary: 'Dành cho cán bộ địa chính xã.',
      licence: 'internal',
    });
    await published('Dat hang tren moi truong mang', { topic: 'digital-general' });
    await published('Phòng cháy, chữa cháy rừng mùa khô', {
      topic: 'forestry',
      mediaType: 'video/mp4',
      fileName: 'pccc-rung-2026.mp4',
    });
    await published('Rung lắc khi quay phim và cách khắc phục', { topic: 'digital-content' });
    await published('Bản đồ hiện trạng', {
      topic: 'forestry',
      mediaType: 'image/png',
      fileName: 'bandohientrang_DakLak.png',
    });
    await published('Kỹ năng ghi chép'.normalize('NFD'), { summary: 'Ghi nhanh, nhớ lâu khi đọc đất nước ngoài.' });
    await published('Bản nháp về rừng', { publishedAt: null });
  });

  afterAll(() => library.module.close());

  it.each<[string, string, string[]]>([
    ['no marks find words with marks', 'chua chay rung', ['Phòng cháy, chữa cháy rừng mùa khô']],
    ['đ is found by d', 'luat dat dai', ['Luật Đất đai: những điểm mới']],
    ['marks find the same', 'luật đất đai', ['Luật Đất đai: những điểm mới']],
    ['the decomposed Unicode form finds the same', 'luật đất đai'.normalize('NFD'), ['Luật Đất đai: những điểm mới']],
    ['what was stored decomposed is found', 'kỹ năng ghi', ['Kỹ năng ghi chép']],
    ['capitals do not matter', 'LUẬT ĐẤT', ['Luật Đất đai: những điểm mới']],
    ['the beginning of the last word is enough', 'phong chay chua ch', ['Phòng cháy, chữa cháy rừng mùa khô']],
    ['words of the summary count', 'địa chính', ['Luật Đất đai: những điểm mới']],
    ['a document number as printed', '72/QĐ-UBND', ['Quyết định ban hành quy chế làm việc']],
    ['a document number in a hurry', '72 qd ubnd', ['Quyết định ban hành quy chế làm việc']],
    ['a document number while it is typed', '72/q', ['Quyết định ban hành quy chế làm việc']],
    ['a document number in a title', '30/2020/nd-cp', ['Nghị định 30/2020/NĐ-CP về công tác văn thư']],
    ['a document number without its year', '15/QĐ-UBND', ['Quyết định 15/2024/QĐ-UBND về giá đất']],
    ['words in quotes follow each other', '"mua kho"', ['Phòng cháy, chữa cháy rừng mùa khô']],
    ['words in quotes that do not follow each other', '"kho mua"', []],
    ['part of a word of the file name', 'hientrang', ['Bản đồ hiện trạng']],
    ['drafts are not found', 'ban nhap', []],
    ['operators mean nothing', "rung' | 'dat & !", []],
    ['what is not there', 'thủy điện', []],
  ])('%s: %s', async (_, q, found) => {
    expect(await titles(q)).toEqual(found);
  });

  it('puts words with exactly the typed marks first', async () => {
    expect(await titles('rừng')).toEqual([
      'Phòng cháy, chữa cháy rừng mùa khô',
      'Rung lắc khi quay phim và cách khắc phục',
    ]);
    expect((await titles('rung'))[0]).toBe('Rung lắc khi quay phim và cách khắc phục');
  });

  it('puts titles before summaries, and marks before both', async () => {
    expect(await titles('đất')).toEqual([
      expect.stringMatching(/giá đất|Luật Đất đai/),
      expect.stringMatching(/giá đất|Luật Đất đai/),
      'Kỹ năng ghi chép',
      'Dat hang tren moi truong mang',
    ]);
  });

  it('finds the resources of a topic by its name', async () => {
    expect((await titles('lâm nghiệp')).sort()).toEqual(['Bản đồ hiện trạng', 'Phòng cháy, chữa cháy rừng mùa khô']);
  });

  it('filters by topic, kind and licence at once', async () => {
    expect(await titles('', { topics: ['forestry'], kinds: ['image'] })).toEqual(['Bản đồ hiện trạng']);
    expect(await titles('dat', { licences: ['internal'] })).toEqual(['Luật Đất đai: những điểm mới']);
    expect(await titles('rừng', { kinds: ['pdf'], topics: ['forestry'] })).toEqual([]);
  });

  it('counts each kind whatever kind is chosen', async () => {
    const kinds = await library.get(ResourceSearch).countKinds(question('rừng', { kinds: ['slides'] }));

    expect(kinds).toEqual(
      expect.arrayContaining([
        { kind: 'video', total: 1 },
        { kind: 'pdf', total: 1 },
      ]),
    );
    expect(kinds).toHaveLength(2);
  });

  it('pages without losing or repeating a row, and keeps the total behind the last page', async () => {
    const search = library.get(ResourceSearch);
    const pages = await Promise.all([1, 2, 3].map((page) => search.find(question(''), { page, size: 4 })));

    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(9);
    expect((await search.find(question('rừng'), { page: 9, size: 4 })).total).toBe(2);
  });

  it('uses the indexes of words and of their parts', async () => {
    const plan = await library.module.database.transaction(async () => {
      await library.module.database.query('set local enable_seqscan = off');
      return library.module.database.query<{ 'QUERY PLAN': string }>(
        `explain select id from resources where search @@ to_tsquery('simple', 'rung') or search_text like '%hientrang%'`,
      );
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');

    expect(lines).toContain('resources_search');
    expect(lines).toContain('resources_search_text');
  });

  it('lists drafts only to those who look after the unit', async () => {
    const search = library.get(ResourceSearch);
    const colleague = await library.person(library.forestryId, [
      { role: 'unit-focal-point', unitId: library.forestryId },
    ]);
    const stranger = await library.person(library.landId, [{ role: 'unit-focal-point', unitId: library.landId }]);
    const drafts = { q: '', states: ['draft'] as const };

    expect((await search.contributions(owner.actor, drafts, { page: 1, size: 9 })).total).toBe(1);
    expect((await search.contributions(colleague.actor, drafts, { page: 1, size: 9 })).total).toBe(1);
    expect((await search.contributions(stranger.actor, drafts, { page: 1, size: 9 })).total).toBe(0);
  });
});
