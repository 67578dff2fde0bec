import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { useProblemText } from './problem-text.js';
import classes from './states.module.css';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong in the reader's words, what to do, and the number by which support finds it. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const text = useProblemText();
  const problem = asProblem(error);
  return (
    <div role="alert" className={`${classes['state'] ?? ''} ${classes['error'] ?? ''}`}>
      <p className={classes['title']}>{text(problem)}</p>
      {problem.correlationId ? (
        <p className={classes['reference']}>{t('error.reference', { id: problem.correlationId })}</p>
      ) : null}
      {onRetry ? (
        <div className={classes['action']}>
          <Button variant="default" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
