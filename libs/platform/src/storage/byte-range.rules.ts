export type RangeAnswer = { readonly start: number; readonly end: number } | 'whole' | 'unsatisfiable';

/** RFC 9110 §14. Several ranges at once, which no player asks for, are answered with the whole. */
export function rangeOf(header: string | undefined, size: number): RangeAnswer {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [from, to] = [asked?.[1] ?? '', asked?.[2] ?? ''];
  if (!asked || (from === '' && to === '')) {
    return 'whole';
  }
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) {
    return 'whole';
  }
  return start >= size ? 'unsatisfiable' : { start, end };
}
