import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.js';
import classes from './job-progress.module.css';
import { StatusBadge, type StatusTone } from './status-badge.js';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

interface JobProgressProps {
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  /** Null while the size of the work is not yet known. */
  readonly total: number | null;
  readonly onCancel?: () => void;
  /** What went wrong, in the reader's words. */
  readonly failure?: string | null;
  /** What the finished job made: a download, a link. */
  readonly result?: ReactNode;
}

const TONES: Record<JobState, StatusTone> = {
  queued: 'neutral',
  running: 'active',
  done: 'good',
  failed: 'danger',
  cancelled: 'neutral',
};

/** Work that takes longer than a breath: how far it is, how to stop it, what came of it. */
export function JobProgress({ title, state, done, total, onCancel, failure, result }: JobProgressProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const going = state === 'queued' || state === 'running';
  const percent = total ? Math.min(100, (done / total) * 100) : 0;
  const counted = total === null ? format.number(done) : `${format.number(done)} / ${format.number(total)}`;
  return (
    <div className={classes['job']}>
      <div className={classes['head']}>
        <span className={classes['title']}>{title}</span>
        <StatusBadge tone={TONES[state]}>{t(`job.${state}`)}</StatusBadge>
      </div>
      {going ? (
        <div className={classes['line']}>
          <div
            className={classes['track']}
            role="progressbar"
            aria-label={title}
            aria-valuetext={counted}
            {...(total === null
              ? {}
              : { 'aria-valuenow': Math.round(percent), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
          >
            <div
              className={classes['fill']}
              data-unknown={total === null || undefined}
              style={{ width: `${percent}%` }}
            />
          </div>
          <span className={classes['count']}>{counted}</span>
          {onCancel ? (
            <Button variant="default" size="xs" onClick={onCancel} aria-label={t('job.cancel-named', { title })}>
              {t('job.cancel')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {failure ? <p className={classes['failure']}>{failure}</p> : null}
      {result}
    </div>
  );
}
