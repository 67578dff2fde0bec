/** The paper behind a change of the organisation, and the day from which it holds. */
export interface Decision {
  effectiveOn: string;
  decisionNumber: string;
  decisionDate: string;
  note: string | null;
}

export type DecisionFault = 'dated-after-today' | 'effective-too-far-ahead';

/** A reorganisation is prepared months ahead, not years: a later day is a slip of the pen. */
const MOST_YEARS_AHEAD = 2;

/** What is wrong with the dates of a decision that is recorded today. A day long past is not: it is recorded late. */
export function decisionFault({ effectiveOn, decisionDate }: Decision, today: string): DecisionFault | null {
  if (decisionDate > today) return 'dated-after-today';
  const furthest = `${Number(today.slice(0, 4)) + MOST_YEARS_AHEAD}${today.slice(4)}`;
  return effectiveOn > furthest ? 'effective-too-far-ahead' : null;
}
