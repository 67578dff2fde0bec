import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '~/ui/file-drop.js';
import type { StoredFile } from './library-api.js';
import classes from './library.module.css';
import { UploadFailure, UploadProgress } from './upload-progress.js';
import { UploadQueue } from './upload-queue.js';

interface SingleUploadProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onStored: (stored: StoredFile, fileName: string) => void;
}

/** One file for a thing that exists already; whether its bytes were here before makes no difference. */
export function SingleUpload({ label, hint, accept, busy, onStored }: SingleUploadProps) {
  const { t } = useTranslation('library');
  const [queue] = useState(() => new UploadQueue());
  const item = useSyncExternalStore(queue.subscribe, queue.snapshot).at(-1);
  const stored = item?.stage === 'ready' || item?.stage === 'known' ? item.stored : null;
  const finish = useEffectEvent((file: StoredFile) => onStored(file, item?.file.name.normalize('NFC') ?? ''));
  useEffect(() => {
    if (stored) finish(stored);
  }, [stored]);
  return (
    <>
      <FileDrop
        label={label}
        hint={hint}
        accept={accept}
        multiple={false}
        disabled={busy || (item !== undefined && item.stage !== 'failed' && !stored)}
        onFiles={(files) => queue.add(files)}
      />
      {item ? (
        <div className={classes['uploadBar']} role="status">
          {item.file.name.normalize('NFC')}: {t(`upload.stage.${item.stage === 'known' ? 'ready' : item.stage}`)}
          <UploadProgress item={item} />
        </div>
      ) : null}
      {item?.stage === 'failed' ? <UploadFailure error={item.error} /> : null}
    </>
  );
}
