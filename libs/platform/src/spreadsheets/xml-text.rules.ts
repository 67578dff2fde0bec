const NEEDS_ESCAPE = /[&<>\u0000-\u001f\ufffe\uffff]/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML text without the control characters that the format forbids. */
export function xmlText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/[&<>]/g, (character) => ESCAPES[character] ?? '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;');
}
