import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { asProblem, type ApiProblem, type FieldFault } from '~/api/api-problem.js';

/** Codes hold dots, so they are looked up whole; an unknown code falls back to its kind by status. */
function textOf(t: TFunction<'problems'>, problem: ApiProblem): string {
  const facts = Object.fromEntries(Object.entries(problem.facts).map(([key, value]) => [key, String(value)]));
  const kind = problem.status >= 500 ? 'http.unavailable' : `status.${problem.status}`;
  // `identity.password-weak` says in `rule` what is wrong: a text of its own where there is one.
  const narrower = facts['rule'] === undefined ? [] : [`${problem.code}.${facts['rule']}`];
  return t([...narrower, problem.code, kind, 'http.failed'], { ...facts, keySeparator: false });
}

export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('problems');
  return (error) => textOf(t, asProblem(error));
}

/** The server's rule names (`minLength`, `isEmail`) in the reader's words. */
export function useFaultText(): (fault: FieldFault) => string {
  const { t } = useTranslation('problems');
  return (fault) => t([`rule.${fault.rule}`, 'rule.other'], { keySeparator: false });
}
