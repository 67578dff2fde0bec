export type RefusedContent = 'empty' | 'html' | 'svg' | 'macros' | 'program' | 'archive' | 'unknown';

export type Sniffed =
  | { readonly mediaType: string; readonly refused?: never }
  | { readonly mediaType?: never; readonly refused: RefusedContent };

/** How much of each end of a file decides what it is. The end, because a zip archive has its list of contents there. */
export const SNIFFED_BYTES = 65_536;

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const SHOWN_VIDEO = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|mmp4|MSNV|f4v )/;

/** Says from the bytes alone what a file is; the name and whatever the sender claims do not count. */
export function sniff(head: Buffer, tail: Buffer = head): Sniffed {
  if (head.length === 0) return { refused: 'empty' };
  return binaryType(head) ?? zipType(head, tail) ?? refusedProgram(head) ?? textType(head);
}

function binaryType(head: Buffer): Sniffed | null {
  const start = head.toString('latin1', 0, 64);
  if (head.toString('latin1', 0, 1024).includes('%PDF-')) return { mediaType: 'application/pdf' };
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { mediaType: 'image/png' };
  if (start.startsWith('\xff\xd8\xff')) return { mediaType: 'image/jpeg' };
  if (/^GIF8[79]a/.test(start)) return { mediaType: 'image/gif' };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { mediaType: 'image/webp' };
  if (start.slice(4, 8) === 'ftyp')
    return SHOWN_VIDEO.test(start.slice(8)) ? { mediaType: 'video/mp4' } : { refused: 'unknown' };
  if (start.startsWith('\x1a\x45\xdf\xa3'))
    return start.includes('webm') ? { mediaType: 'video/webm' } : { refused: 'unknown' };
  return null;
}

/** Office files are zip archives; what they are shows in the names of their parts, all of which stand at the end. */
function zipType(head: Buffer, tail: Buffer): Sniffed | null {
  if (!head.toString('latin1', 0, 4).startsWith('PK\x03\x04')) return null;
  const names = `${head.toString('latin1')}\n${tail.toString('latin1')}`;
  if (/vbaProject\.bin/i.test(names)) return { refused: 'macros' };
  if (names.includes('word/document.xml')) return { mediaType: `${OFFICE}.wordprocessingml.document` };
  if (names.includes('xl/workbook.xml')) return { mediaType: `${OFFICE}.spreadsheetml.sheet` };
  if (names.includes('ppt/presentation.xml')) return { mediaType: `${OFFICE}.presentationml.presentation` };
  return { refused: 'archive' };
}

function refusedProgram(head: Buffer): Sniffed | null {
  const start = head.toString('latin1', 0, 4);
  return /^(MZ|\x7fELF|#!)/.test(start) ? { refused: 'program' } : null;
}

function textType(head: Buffer): Sniffed {
  const text = textOf(head);
  if (text === null) return { refused: 'unknown' };
  if (/^WEBVTT(?=[ \t\r\n]|$)/.test(text)) return { mediaType: 'text/vtt' };
  if (/<svg[\s>]/i.test(text) && /^\s*</.test(text)) return { refused: 'svg' };
  if (/^\s*</.test(text) && /<(!doctype|html|head|body|script|iframe|\?xml|[a-z]+[\s>/])/i.test(text))
    return { refused: 'html' };
  return text.trim() === '' ? { refused: 'empty' } : { mediaType: 'text/plain' };
}

/** The text of UTF-8 bytes, null when they are none. The last character may be cut off by the end of the sample. */
function textOf(head: Buffer): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = decoder.decode(head, { stream: true });
    // Control characters other than tab and line ends mean a binary file.
    return /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
