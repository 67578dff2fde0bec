import { termsOfFile } from './title-of-file.js';

describe('termsOfFile', () => {
  it.each([
    ['Kế hoạch học tập 2026.docx', 'Kế hoạch học tập 2026', ''],
    ['huong-dan-phong-chay.pdf', 'Huong dan phong chay', ''],
    ['huong_dan_su_dung (2).pptx', 'Huong dan su dung', ''],
    ['72-QĐ-UBND Quy chế làm việc.pdf', 'Quy chế làm việc', '72/QĐ-UBND'],
    ['72_QD_UBND_quy_che.pdf', 'Quy che', '72/QĐ-UBND'],
    ['30-2020-NĐ-CP.pdf', '30-2020-NĐ-CP', '30/2020/NĐ-CP'],
    ['5 kỹ năng số.mp4', '5 kỹ năng số', ''],
  ])('%s → %s, %s', (fileName, title, documentNumber) => {
    expect(termsOfFile(fileName)).toEqual({ title, documentNumber });
  });
});
