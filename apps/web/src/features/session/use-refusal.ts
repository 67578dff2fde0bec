import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { useProblemText } from '~/ui/problem-text.js';

/** Says how long to wait when the server says so. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('session');
  const text = useProblemText();
  return (error) => {
    const { status, code, facts } = asProblem(error);
    const seconds = Number(facts['retryAfterSeconds'] ?? 60);
    const count = Math.max(1, Math.ceil(seconds / 60));
    if (code === 'identity.sign-in-locked') return t('locked', { count });
    return status === 429 ? t('too-many', { count }) : text(error);
  };
}
