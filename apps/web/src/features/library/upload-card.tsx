import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '~/api/api-problem.js';
import { useFormat } from '~/ui/format.js';
import { AlreadyHere } from './already-here.js';
import { DescribeUpload } from './describe-upload.js';
import classes from './library.module.css';
import { UploadFailure, UploadProgress } from './upload-progress.js';
import type { UploadItem, UploadQueue } from './upload-queue.js';
import type { SharedTerms } from './upload-screen.js';

interface UploadCardProps {
  readonly item: UploadItem;
  readonly queue: UploadQueue;
  readonly shared: SharedTerms;
}

/** One file from the drop to the shelf. */
export function UploadCard({ item, queue, shared }: UploadCardProps) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { id, file, stage, stored } = item;
  return (
    <li className={classes['upload']} data-stage={stage}>
      <div className={classes['uploadHead']}>
        <h2 className={classes['uploadName']}>{file.name.normalize('NFC')}</h2>
        <p className={classes['uploadSize']} role="status">
          {format.bytes(file.size)} · {t(`upload.stage.${stage}`)}
        </p>
      </div>
      <UploadProgress item={item} />
      {stage === 'failed' ? <UploadFailure error={item.error} /> : null}
      {stage === 'known' && stored ? (
        <AlreadyHere
          stored={stored}
          fileName={file.name}
          onUse={() => queue.useKnown(id)}
          onLeave={() => queue.remove(id)}
        />
      ) : null}
      {stage === 'ready' && stored ? (
        <DescribeUpload
          stored={stored}
          fileName={file.name.normalize('NFC')}
          shared={shared}
          onLeave={() => queue.remove(id)}
        />
      ) : null}
      <UploadActions item={item} queue={queue} />
    </li>
  );
}

/** Another try changes nothing about what the file is. */
function isWorthRetrying(error: unknown): boolean {
  const { status } = asProblem(error);
  return status !== 400 && status !== 413;
}

function UploadActions({ item, queue }: Omit<UploadCardProps, 'shared'>) {
  const { t } = useTranslation('library');
  const { id, file, stage } = item;
  const name = file.name.normalize('NFC');
  if (stage === 'ready' || stage === 'known' || stage === 'checking') return null;
  const act = (action: 'pause' | 'goOn' | 'retry' | 'remove', primary = false) => (
    <Button
      key={action}
      variant={primary ? 'filled' : 'default'}
      onClick={() => queue[action](id)}
      aria-label={`${t(`upload.${action}`)}: ${name}`}
    >
      {t(`upload.${action}`)}
    </Button>
  );
  return (
    <div className={classes['uploadActions']}>
      {stage === 'sending' ? act('pause') : null}
      {stage === 'paused' ? act('goOn', true) : null}
      {stage === 'failed' && isWorthRetrying(item.error) ? act('retry', true) : null}
      {act('remove')}
    </div>
  );
}
