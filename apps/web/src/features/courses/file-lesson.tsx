import { Anchor, Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/ui/format.js';
import classes from './courses.module.css';
import type { LessonFile } from './lesson-api.js';

/** The file in the page where the browser can show it, and to take away everywhere. */
export function FileLesson({ title, file }: { readonly title: string; readonly file: LessonFile | null }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  if (!file) return <p>{t('file.missing')}</p>;
  return (
    <div className={classes['media']}>
      <ShownFile file={file} title={title} />
      <p className={classes['mediaFoot']}>
        <Button
          component="a"
          href={file.downloadUrl}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('file.download', { name: file.fileName })}
        </Button>
        <span className={classes['quiet']}>{format.bytes(file.sizeBytes)}</span>
      </p>
    </div>
  );
}

function ShownFile({ file, title }: { readonly file: LessonFile; readonly title: string }) {
  const { t } = useTranslation('courses');
  if (file.mediaType.startsWith('image/')) return <img className={classes['picture']} src={file.url} alt={title} />;
  const isPdf = file.mediaType === 'application/pdf';
  if (isPdf && !navigator.pdfViewerEnabled) {
    return (
      <Button component="a" href={file.url} target="_blank" rel="noopener">
        {t('file.open')}
      </Button>
    );
  }
  if (!isPdf && !file.mediaType.startsWith('text/')) return <p>{t('file.not-shown')}</p>;
  return (
    <>
      <iframe className={classes['frame']} src={file.url} title={title} />
      <p className={classes['quiet']}>
        {t('file.small')}{' '}
        <Anchor href={file.url} target="_blank" rel="noopener">
          {t('file.open-in-tab')}
        </Anchor>
      </p>
    </>
  );
}
