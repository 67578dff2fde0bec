import { createHash } from 'node:crypto';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Page } from 'playwright-core';
import { IdentityHttpModule, IdentityModule, Passwords, PeopleBulk, type Role } from '#identity';
import { LibraryBulk, LibraryHttpModule, LibraryModule, type Licence, type Topic } from '#library';
import { contentKey, FilesHttpModule, newId, Storage } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

const PASSWORD = 'rừng thông sau mưa';
const SINCE = '2025-07-01';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const SHELF: readonly (readonly [string, string, Topic, Licence, string, string, string?])[] = [
  ['Phòng cháy, chữa cháy rừng mùa khô: việc của trạm kiểm lâm', 'Trực gác theo cấp dự báo cháy, đường băng cản lửa, phương án bốn tại chỗ và cách báo cháy trong mười phút đầu.', 'forestry', 'CC-BY-4.0', 'application/pdf', 'phong-chay-rung.pdf'],
  ['Quyết định ban hành quy chế làm việc của Sở', 'Quy chế làm việc, chế độ họp, báo cáo và trách nhiệm của người đứng đầu đơn vị.', 'office-documents', 'internal', 'application/pdf', 'quy-che.pdf', '72/QĐ-UBND'],
  ['Cẩm nang mật khẩu: đặt, nhớ và giữ', 'Cách tạo mật khẩu dài mà dễ nhớ, dùng trình quản lý mật khẩu và bật xác thực hai lớp.', 'digital-security', 'CC-BY-SA-4.0', 'application/pdf', 'mat-khau.pdf'],
  ['Mẫu kế hoạch tự học năm', 'Mẫu có sẵn các mục, dùng cho công chức, viên chức.', 'learning-skills', 'CC0-1.0', WORD, 'mau-ke-hoach.docx'],
  ['Luật Đất đai: những điểm mới cần biết', 'Giá đất, thu hồi đất và bồi thường; so sánh với quy định trước đây.', 'land', 'CC-BY-4.0', 'application/pdf', 'luat-dat-dai.pdf'],
  ['Năm dấu hiệu của thư điện tử lừa đảo', 'Áp phích treo tại nơi làm việc.', 'digital-security', 'CC-BY-NC-4.0', 'image/png', 'lua-dao.png'],
]; // prettier-ignore

describe('the library in the browser', () => {
  jest.setTimeout(180_000);
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule, LibraryModule],
      httpModules: [IdentityHttpModule, LibraryHttpModule, FilesHttpModule],
      clock: new FixedClock('2026-06-15T03:00:00Z'),
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    await fill(api);
    browser = await openBrowser(api.url);
    page = await browser.openPage('/sign-in');
    await signIn(page, 'noi.dung', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const open = async (path: string, on = page) => {
    await on.goto(path);
    await settled(on);
  };
  const card = (fileName: string) => page.locator('li[data-stage]').filter({ hasText: fileName });
  const choose = (...files: { name: string; content: Buffer }[]) =>
    page
      .locator('input[type=file]')
      .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: '', buffer: content })));

  it('finds while typing, with and without diacritics, and leads on when nothing is found', async () => {
    await open('/library');
    await screenshot(page, 'library-all');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('searchbox').fill('chua chay rung');
    await page.locator('mark', { hasText: 'chữa' }).first().waitFor();
    await screenshot(page, 'library-found');
    await expectNoAxeViolations(page);
    await page.getByRole('searchbox').fill('72 qd ubnd');
    await page.locator('mark', { hasText: 'QĐ' }).waitFor();
    await page.getByRole('searchbox').fill('lừa đảo');
    await page.getByRole('button', { name: /^Hình ảnh/ }).click();
    await page.getByRole('searchbox').fill('rừng');
    await page.getByRole('button', { name: 'PDF: 1' }).waitFor();
    await screenshot(page, 'library-nothing');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'PDF: 1' }).click();
    await page.getByRole('link', { name: /Phòng cháy/ }).waitFor();
  });

  it('takes many files at once, says what is refused, and publishes', async () => {
    await open('/library/upload');
    await screenshot(page, 'library-upload-empty');
    await choose(
      { name: '15-QĐ-UBND Giá đất năm 2026.pdf', content: await aPdf('Gia dat 2026') },
      {
        name: 'anh-tram-kiem-lam.png',
        content: await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 360 } }),
      },
      { name: 'gioi-thieu.webm', content: await aVideo(page) },
      { name: 'trống.pdf', content: Buffer.alloc(0) },
    );
    const deed = card('15-QĐ-UBND');
    await deed.getByLabel('Tên tài liệu').waitFor();
    await card('gioi-thieu').getByLabel('Tên tài liệu').waitFor();
    await card('trống.pdf').getByRole('alert').getByText('trống').waitFor();
    expect(await deed.getByLabel('Tên tài liệu').inputValue()).toBe('Giá đất năm 2026');
    expect(await deed.getByLabel('Số, ký hiệu văn bản').inputValue()).toBe('15/QĐ-UBND');
    await screenshot(page, 'library-upload');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await deed.getByLabel('Chủ đề').selectOption('land');
    for (const fileName of ['15-QĐ-UBND', 'anh-tram', 'gioi-thieu']) {
      await card(fileName).getByRole('button', { name: 'Công bố' }).click();
      await card(fileName).getByText('Đã công bố.').waitFor();
    }
  });

  it('answers before bytes travel when the same file comes again', async () => {
    await open('/library/upload');
    await choose({ name: 'trùng.pdf', content: await aPdf('Gia dat 2026') });
    await card('trùng.pdf').getByText('Giá đất năm 2026').waitFor();
    await screenshot(page, 'library-known');
    await expectNoAxeViolations(page);
    await card('trùng.pdf')
      .getByRole('button', { name: /Bỏ qua/ })
      .click();
    await card('trùng.pdf').waitFor({ state: 'detached' });
  });

  it('pauses an upload and goes on with it, also after the link broke', async () => {
    await open('/library/upload');
    let broken = 0;
    await page.route('**/api/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return (broken += 1) === 2 ? route.abort('connectionreset') : route.continue();
    });
    await choose({ name: 'lớn.pdf', content: Buffer.concat([await aPdf('Lon'), Buffer.alloc(9_000_000, 32)]) });
    await page.getByRole('button', { name: 'Tạm dừng: lớn.pdf' }).click();
    await card('lớn.pdf').getByText('đã tạm dừng').waitFor();
    await screenshot(page, 'library-paused');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Gửi tiếp: lớn.pdf' }).click();
    await card('lớn.pdf').getByLabel('Tên tài liệu').waitFor();
    await page.unroute('**/api/uploads/*');
    expect(broken).toBeGreaterThanOrEqual(4);
  });

  it('shows PDF, picture and video in the page', async () => {
    const seen: [string, string, string][] = [
      ['Giá đất năm 2026', 'iframe, a:has-text("Mở tài liệu")', 'pdf'],
      ['Anh tram kiem lam', 'img[alt="Anh tram kiem lam"]', 'picture'],
      ['Gioi thieu', 'video', 'video'],
    ];
    for (const [title, selector, name] of seen) {
      await open('/library');
      await page.getByRole('link', { name: title }).click();
      await page.locator(selector).first().waitFor();
      await settled(page);
      await screenshot(page, `library-resource-${name}`);
      await expectNoAxeViolations(page);
    }
    await untilTrue(() => page.evaluate<boolean>('document.querySelector("video").readyState >= 1'));
    await expectUsableByKeyboard(page);
  });

  it('adds captions to a video', async () => {
    await page.getByRole('button', { name: 'Phụ đề' }).click();
    await choose({ name: 'gioi-thieu.vtt', content: Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n') });
    await page.locator('video track').waitFor({ state: 'attached' });
    await page.getByText('Đã cập nhật phụ đề.').waitFor();
  });

  it('replaces a file and keeps the earlier version', async () => {
    await open('/library');
    await page.getByRole('link', { name: 'Giá đất năm 2026' }).click();
    await page.getByRole('button', { name: 'Thay tệp' }).click();
    await screenshot(page, 'library-replace');
    await choose({ name: 'giá đất sửa.pdf', content: await aPdf('Gia dat 2026 sua') });
    await page.getByRole('heading', { name: 'Các phiên bản' }).waitFor();
    await page.getByRole('link', { name: 'phiên bản 1' }).waitFor();
    await page.getByRole('button', { name: 'Sửa mô tả' }).click();
    await screenshot(page, 'library-edit');
    await expectNoAxeViolations(page);
  });

  it('withdraws after saying what happens, and readers no longer find it', async () => {
    await open('/contributions');
    await screenshot(page, 'library-contributions');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: 'Rút khỏi thư viện: Cẩm nang mật khẩu: đặt, nhớ và giữ' }).click();
    await page.getByRole('dialog').getByText('Người đọc không còn tìm thấy').waitFor();
    await screenshot(page, 'library-withdraw');
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Rút khỏi thư viện' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const reader = await browser.openPage('/sign-in', 360);
    await signIn(reader, 'can.bo', PASSWORD);
    await reader.getByRole('heading', { name: 'Mới trong thư viện' }).waitFor();
    await screenshot(reader, 'library-home-card');
    await expectNoAxeViolations(reader);
    await open('/library?q=mat+khau', reader);
    await reader.getByText('Không tìm thấy tài liệu nào').waitFor();
    await reader.context().close();
  });

  it('speaks English too', async () => {
    await page.request.patch('/api/session/language', { data: { language: 'en' }, headers: { origin: api.url } });
    for (const [path, title] of [
      ['/library', 'Library'],
      ['/library/upload', 'Upload resources'],
      ['/contributions', 'Manage resources'],
    ] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
  });
});

async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came true');
}

function aPdf(text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument({ size: 'A4', info: { CreationDate: new Date(0) } });
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.fontSize(28).text(text).end();
  });
}

/** A second of film, recorded by the browser itself. */
async function aVideo(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate<string>(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let frame = 0; frame < 25; frame += 1) {
      context.fillStyle = 'hsl(' + frame * 8 + ' 40% 40%)';
      context.fillRect(0, 0, 640, 360);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await new Promise((resolve) => { recorder.onstop = resolve; recorder.stop(); });
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  })()`);
  return Buffer.from(encoded, 'base64');
}

async function fill(api: TestApi): Promise<void> {
  const [root, rangers] = [newId(), newId()];
  const people = api.get(PeopleBulk);
  const version = { eventId: null, shortName: null, code: null, from: SINCE, to: null };
  await people.insertUnits([root, rangers]);
  await people.insertUnitVersions([
    { ...version, id: newId(), unitId: root, name: 'Sở Nông nghiệp và Môi trường', kind: 'department', parentId: null },
    { ...version, id: newId(), unitId: rangers, name: 'Chi cục Kiểm lâm', kind: 'sub_department', parentId: root },
  ]);
  const owner = await aPerson(api, 'Nguyễn Thị Nội Dung', 'noi.dung', rangers, [
    ['content-admin', root],
    ['staff', rangers],
  ]);
  await aPerson(api, 'Trần Văn Cán Bộ', 'can.bo', rangers, [['staff', rangers]]);
  await shelve(api, owner, rangers);
}

async function aPerson(
  api: TestApi,
  fullName: string,
  username: string,
  unitId: string,
  grants: readonly (readonly [Role, string])[],
): Promise<string> {
  const people = api.get(PeopleBulk);
  const [id, accountId] = [newId(), newId()];
  const lasting = { from: SINCE, to: null };
  await people.insert([{ id, fullName, staffCode: username, birthDate: null, email: null, gender: null }]);
  await people.insertAssignments([
    {
      ...lasting,
      id: newId(),
      personId: id,
      unitId,
      position: 'Chuyên viên',
      category: 'civil_servant',
      kind: 'primary',
    },
  ]);
  const passwordHash = await api.get(Passwords).hash(PASSWORD, username);
  await people.insertAccounts([{ id: accountId, personId: id, username, passwordHash }]);
  await people.insertGrants(grants.map(([role, on]) => ({ ...lasting, id: newId(), accountId, role, unitId: on })));
  return id;
}

async function shelve(api: TestApi, ownerPersonId: string, ownerUnitId: string): Promise<void> {
  const bulk = api.get(LibraryBulk);
  const rows = SHELF.map(([title, summary, topic, licence, mediaType, fileName, documentNumber = null], index) => {
    const bytes = Buffer.from(title);
    const createdAt = `2026-05-${10 + index}T02:00:00Z`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [id, versionId, fileId] = [newId(), newId(), newId()];
    const file = { id: fileId, sha256, sizeBytes: bytes.length, mediaType, storageKey: contentKey(sha256) };
    const described = { title, summary, topic, licence, documentNumber, language: 'vi' as const, slug: null };
    const version = { number: 1, fileId, fileName, mediaType, sizeBytes: 120_000 * (index + 1), captionsFileId: null };
    return { bytes, createdAt, id, versionId, file, described, version };
  });
  for (const { bytes, file } of rows) await api.get(Storage).put(file.storageKey, bytes, { mediaType: file.mediaType });
  await api.database.transaction(async () => {
    await bulk.insertFiles(rows.map(({ file }) => file));
    await bulk.insertResources(
      rows.map(({ id, versionId, described, version: { fileName }, createdAt }) => {
        const owner = { ownerPersonId, ownerUnitId, currentVersionId: versionId };
        return { ...described, ...owner, id, fileName, createdAt, publishedAt: createdAt };
      }),
    );
    await bulk.insertVersions(
      rows.map(({ id, versionId, version, createdAt }) => {
        return { ...version, id: versionId, resourceId: id, createdAt, createdBy: ownerPersonId };
      }),
    );
  });
}
