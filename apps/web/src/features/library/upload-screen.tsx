import { NativeSelect } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '~/ui/file-drop.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { LICENCES, licenceKey, RESOURCE_LANGUAGES, TOPICS, type ResourceTerms } from './library-api.js';
import classes from './library.module.css';
import { UploadCard } from './upload-card.js';
import { UploadQueue } from './upload-queue.js';

export const ACCEPTED = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.webp,.gif,.mp4,.m4v,.webm,.txt,.md,.csv';

export type SharedTerms = Pick<ResourceTerms, 'topic' | 'licence' | 'language'>;

export function UploadScreen() {
  const { t } = useTranslation('library');
  const [queue] = useState(() => new UploadQueue());
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const [shared, setShared] = useState<SharedTerms>({ topic: 'learning-skills', licence: 'CC-BY-4.0', language: 'vi' });
  useWarningBeforeLeaving(items.some(({ stage }) => stage === 'sending' || stage === 'hashing'));
  return (
    <Page width="reading">
      <PageHeader
        title={t('upload.title')}
        lead={t('upload.lead')}
        back={{ to: '/contributions', label: t('contributions.title') }}
      />
      <SharedTermsFields shared={shared} onChange={setShared} />
      <FileDrop
        label={t('upload.drop')}
        hint={t('upload.hint')}
        accept={ACCEPTED}
        onFiles={(files) => queue.add(files)}
      />
      {items.length > 0 ? (
        <ul className={classes['uploads']} aria-label={t('upload.files')}>
          {items.map((item) => (
            <UploadCard key={item.id} item={item} queue={queue} shared={shared} />
          ))}
        </ul>
      ) : null}
    </Page>
  );
}

interface SharedTermsProps {
  readonly shared: SharedTerms;
  readonly onChange: (shared: SharedTerms) => void;
}

/** Many files of one kind are described once; each can still be changed alone. */
function SharedTermsFields({ shared, onChange }: SharedTermsProps) {
  const { t } = useTranslation('library');
  return (
    <fieldset className={classes['shared']}>
      <legend>{t('upload.for-all')}</legend>
      <NativeSelect
        label={t('topic-label')}
        value={shared.topic}
        data={TOPICS.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
        onChange={(event) => onChange({ ...shared, topic: event.currentTarget.value as SharedTerms['topic'] })}
      />
      <NativeSelect
        label={t('licence-label')}
        value={shared.licence}
        data={LICENCES.map((licence) => ({ value: licence, label: t(`licence.${licenceKey(licence)}`) }))}
        onChange={(event) => onChange({ ...shared, licence: event.currentTarget.value as SharedTerms['licence'] })}
      />
      <NativeSelect
        label={t('language-label')}
        value={shared.language}
        data={RESOURCE_LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
        onChange={(event) => onChange({ ...shared, language: event.currentTarget.value as SharedTerms['language'] })}
      />
    </fieldset>
  );
}

function useWarningBeforeLeaving(unfinished: boolean): void {
  useEffect(() => {
    if (!unfinished) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unfinished]);
}
