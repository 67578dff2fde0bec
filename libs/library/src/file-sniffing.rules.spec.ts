import { sniff } from './file-sniffing.rules.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const zip = (...names: string[]): Buffer => latin(`PK\x03\x04${names.join('PK\x01\x02')}PK\x05\x06`);
const OFFICE = 'application/vnd.openxmlformats-officedocument';

describe('sniff', () => {
  it.each<[string, Buffer, string]>([
    ['a PDF', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'application/pdf'],
    ['a PDF behind some bytes of a mail gateway', latin('\r\n\r\n%PDF-1.4'), 'application/pdf'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image/png'],
    ['a JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
    ['a GIF', latin('GIF89a\x01\0'), 'image/gif'],
    ['a WebP', latin('RIFF\x24\0\0\0WEBPVP8 '), 'image/webp'],
    ['an MP4', latin('\0\0\0\x20ftypisom\0\0\x02\0'), 'video/mp4'],
    ['a WebM', latin('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm'), 'video/webm'],
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), `${OFFICE}.wordprocessingml.document`],
    ['a workbook', zip('xl/workbook.xml'), `${OFFICE}.spreadsheetml.sheet`],
    ['slides', zip('ppt/presentation.xml'), `${OFFICE}.presentationml.presentation`],
    ['captions', utf8('WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào'), 'text/vtt'],
    ['captions with a byte order mark', utf8('\ufeffWEBVTT - phụ đề\n'), 'text/vtt'],
    ['plain text', utf8('Kế hoạch năm 2026: a < b'), 'text/plain'],
  ])('knows %s by its bytes', (_, bytes, mediaType) => {
    expect(sniff(bytes)).toEqual({ mediaType });
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['only spaces', utf8(' \n\t'), 'empty'],
    ['an HTML page', utf8('\n<!DOCTYPE html><html><body>'), 'html'],
    ['an HTML page without a head', utf8('<p>Xin chào<script>alert(1)</script>'), 'html'],
    ['an SVG drawing', utf8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">'), 'svg'],
    ['a program', latin('MZ\x90\0\x03'), 'program'],
    ['a shell script', utf8('#!/bin/sh\nrm -rf /'), 'program'],
    ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin'), 'macros'],
    ['some other archive', zip('readme.txt'), 'archive'],
    ['a Matroska film', latin('\x1a\x45\xdf\xa3\x42\x82\x88matroska'), 'unknown'],
    ['a HEIC photograph', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'unknown'],
    ['text in an old encoding', latin('V\xe0 \xf0\xe3'), 'unknown'],
    ['bytes of any kind', latin('\x00\x01\x02\x03'), 'unknown'],
  ])('refuses %s', (_, bytes, refused) => {
    expect(sniff(bytes)).toEqual({ refused });
  });

  it('finds the parts of an office file in the list at its end', () => {
    const head = latin(`PK\x03\x04${'x'.repeat(5000)}`);

    expect(sniff(head, latin('PK\x01\x02ppt/presentation.xml'))).toEqual({
      mediaType: `${OFFICE}.presentationml.presentation`,
    });
  });

  it('takes text whose last letter is cut in two by the sample', () => {
    expect(sniff(utf8('Chữ Việt').subarray(0, -1))).toEqual({ mediaType: 'text/plain' });
  });
});
