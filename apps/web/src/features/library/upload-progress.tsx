import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import { useProblemText } from '~/ui/problem-text.js';
import classes from './library.module.css';
import type { UploadItem } from './upload-queue.js';

export function UploadProgress({ item: { file, stage, bytes } }: { readonly item: UploadItem }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  if (stage !== 'hashing' && stage !== 'sending' && stage !== 'paused') return null;
  const share = file.size === 0 ? 0 : bytes / file.size;
  return (
    <Progress.Root className={classes['uploadBar'] ?? ''} size="md">
      <Progress.Section
        value={share * 100}
        color={stage === 'hashing' ? 'gray.5' : 'accent'}
        aria-label={`${t(`upload.stage.${stage}`)}: ${file.name}`}
        aria-valuetext={format.percent(share)}
      />
    </Progress.Root>
  );
}

export function UploadFailure({ error }: { readonly error: unknown }) {
  const text = useProblemText();
  return (
    <p role="alert" className={classes['note']} data-tone="danger">
      {text(error)}
    </p>
  );
}
