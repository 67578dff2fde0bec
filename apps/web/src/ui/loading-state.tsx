import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './states.module.css';

interface LoadingStateProps {
  /** The shape of what is coming, so that the page does not jump when it arrives. */
  readonly shape?: 'page' | 'table' | 'text' | 'block';
  readonly rows?: number;
}

const WIDTHS = ['92%', '78%', '85%', '64%', '88%', '71%'];

export function LoadingState({ shape = 'text', rows = 5 }: LoadingStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" data-loading-state className={classes['rows']}>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {shape === 'page' ? <Skeleton height={32} width="min(20rem, 70%)" mb="md" /> : null}
      {shape === 'block' ? (
        <Skeleton height={rows * 40} />
      ) : (
        Array.from({ length: rows }, (_, row) => (
          <Skeleton
            key={row}
            height={shape === 'table' ? 28 : 14}
            width={shape === 'table' ? '100%' : WIDTHS[row % 6]}
          />
        ))
      )}
    </div>
  );
}
