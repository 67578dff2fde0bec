/** Why somebody who does not answer for a person's learning looks at it all the same. */
export const OPENING_REASONS = ['inspection', 'award-dossier', 'transfer', 'complaint', 'other'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

export const PURPOSE_MIN = 15;
export const PURPOSE_MAX = 500;
export const OPEN_HOURS = 24;

/**
 * How a reader stands to the person whose record it is: `self` and the `head` of the unit look unrecorded, who `answers`
 * for the unit (focal point, Office, council) leaves a trace, everybody else says why first (domain rules §5.1).
 */
export type Standing = 'self' | 'head' | 'answers' | 'stranger';
