/** Reads `19/20` (exact, from the API) as a number for display. */
export function fractionOf(exact: string): number {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  return Number(numerator) / Number(denominator);
}
