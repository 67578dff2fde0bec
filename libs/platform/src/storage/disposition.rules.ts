/** Only what a browser shows without running anything in it. SVG and HTML can hold scripts, so they are never here. */
const SHOWN_INLINE =
  /^(image\/(png|jpeg|gif|webp|avif)|video\/[\w.+-]+|audio\/[\w.+-]+|application\/pdf|text\/(plain|vtt|csv))$/;

export function mayShowInline(mediaType: string): boolean {
  return SHOWN_INLINE.test(plainTypeOf(mediaType));
}

/** RFC 6266: a plain name for old clients, the real one percent-encoded. */
export function dispositionOf(kind: 'inline' | 'attachment', fileName: string, mediaType: string): string {
  const shown = kind === 'inline' && mayShowInline(mediaType) ? 'inline' : 'attachment';
  const name = fileName.normalize('NFC').replace(/[\p{Cc}/\\]/gu, '_');
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${shown}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function plainTypeOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Text without a charset would be guessed at, and Vietnamese guessed wrong. */
export function servedTypeOf(mediaType: string): string {
  return mediaType.startsWith('text/') && !mediaType.includes('charset') ? `${mediaType}; charset=utf-8` : mediaType;
}

/** PDF viewers of browsers do not work in a sandbox, and a PDF cannot reach the page that shows it. */
export function filePolicyOf(mediaType: string): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; frame-ancestors 'self'";
  return plainTypeOf(mediaType) === 'application/pdf' ? `${policy}; object-src 'self'` : `${policy}; sandbox`;
}
