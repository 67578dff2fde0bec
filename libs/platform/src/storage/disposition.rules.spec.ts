import { dispositionOf, filePolicyOf, mayShowInline, servedTypeOf } from './disposition.rules.js';

describe('how a file is served', () => {
  it.each([
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'text/xml',
    'application/javascript',
    'TEXT/HTML; a=b',
  ])('never shows %s in the page', (mediaType) => {
    expect(mayShowInline(mediaType)).toBe(false);
    expect(dispositionOf('inline', 'a', mediaType)).toMatch(/^attachment;/);
  });

  it.each(['image/png', 'video/mp4', 'application/pdf', 'text/plain; charset=utf-8'])('may show %s', (mediaType) => {
    expect(dispositionOf('inline', 'a', mediaType)).toMatch(/^inline;/);
  });

  it('writes Vietnamese names for new clients and a plain one for old', () => {
    expect(dispositionOf('attachment', 'Kế hoạch "72" (bản 1).pdf', 'application/pdf')).toBe(
      `attachment; filename="K_ ho_ch _72_ (b_n 1).pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%2272%22%20%28b%E1%BA%A3n%201%29.pdf`,
    );
  });

  it('lets no line break or path out of a name', () => {
    expect(dispositionOf('attachment', 'a\r\nset-cookie: x/../b', 'text/plain')).not.toMatch(/[\r\n/]|\.\.\//);
  });

  it('names the character set of text', () => {
    expect(servedTypeOf('text/vtt')).toBe('text/vtt; charset=utf-8');
    expect(servedTypeOf('video/mp4')).toBe('video/mp4');
  });

  it('puts everything but PDF into a sandbox', () => {
    expect(filePolicyOf('image/svg+xml')).toContain('sandbox');
    expect(filePolicyOf('application/pdf')).not.toContain('sandbox');
  });
});
