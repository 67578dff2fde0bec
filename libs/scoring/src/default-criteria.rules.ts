import content from '../criteria/stnmt-iii-1.v1.json' with { type: 'json' };
import { type CriteriaSetContent } from './criteria-set.rules.js';

/** The set that a new installation starts with: domain.md §8.2, adopted from section III.1 of the movement plan. */
export const DEFAULT_CRITERIA_SET = content as CriteriaSetContent;
