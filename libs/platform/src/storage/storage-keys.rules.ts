/** Files are kept under the hash of their content, so the same bytes are kept once. */
export function contentKey(sha256: string): string {
  return `content/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
