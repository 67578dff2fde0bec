import { safeFileName } from './file-names.rules.js';

describe('safeFileName', () => {
  it.each([
    ['Kế hoạch số 72.pdf', 'Kế hoạch số 72.pdf', 'keeps Vietnamese letters'],
    ['Kế hoạch.pdf'.normalize('NFD'), 'Kế hoạch.pdf', 'joins letters and marks'],
    ['../../etc/passwd', 'passwd', 'takes folders off'],
    ['C:\\Users\\an\\báo cáo.docx', 'báo cáo.docx', 'takes Windows folders off'],
    ['bao\u0000cao\r\nSet-Cookie: a=b.pdf', 'baocaoSet-Cookie_ a=b.pdf', 'takes control characters out'],
    ['hoa\u202Efdp.exe', 'hoafdp.exe', 'takes out what turns the reading direction'],
    ['a"b<c>d|e?f*.txt', 'a_b_c_d_e_f_.txt', 'replaces what file systems refuse'],
    ['  .htaccess ', 'htaccess', 'takes dots and spaces off the ends'],
    ['CON.txt', '_CON.txt', 'avoids names of devices'],
    ['...', 'tep', 'never leaves nothing'],
  ])('%j becomes %j: %s', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it('shortens the middle of a long name and keeps its ending', () => {
    const kept = safeFileName(`${'á'.repeat(400)}.docx`);

    expect([...kept]).toHaveLength(180);
    expect(kept.endsWith('á.docx')).toBe(true);
  });
});
