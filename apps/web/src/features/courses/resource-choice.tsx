import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { TextLink } from '~/ui/links.js';
import { authorCalls, resourceChoiceQuery, type AuthoredLesson } from './author-api.js';
import classes from './author.module.css';
import { useAuthorAct } from './use-author-act.js';

interface ResourceChoiceProps {
  readonly courseId: string;
  readonly lesson: AuthoredLesson;
}

/** Which resource of the library the lesson shows: its present version, which later replacements do not touch. */
export function ResourceChoice({ courseId, lesson }: ResourceChoiceProps) {
  const { t } = useTranslation('courses');
  const [searching, setSearching] = useState(lesson.resource === null);
  const choosing = useAuthorAct(
    (resourceId: string) => authorCalls.editLesson(courseId, lesson.id, { revision: lesson.revision, resourceId }),
    () => setSearching(false),
  );
  const { resource } = lesson;
  return (
    <section className={classes['resource']} aria-label={t('author.resource')}>
      <h2>{t('author.resource')}</h2>
      {resource ? (
        <p>
          <TextLink to="/library/$resourceId" params={{ resourceId: resource.id }}>
            {resource.title}
          </TextLink>{' '}
          {t('author.resource-version', { name: resource.fileName, number: resource.version })}
        </p>
      ) : (
        <p>{t('author.resource-none')}</p>
      )}
      {choosing.error ? <ErrorState error={choosing.error} /> : null}
      {resource?.newer ? (
        <Button variant="default" mr="sm" loading={choosing.isPending} onClick={() => choosing.mutate(resource.id)}>
          {t('author.resource-update')}
        </Button>
      ) : null}
      {searching ? (
        <ResourceSearch kind={lesson.kind} busy={choosing.isPending} onChoose={(id) => choosing.mutate(id)} />
      ) : (
        <Button variant="default" onClick={() => setSearching(true)}>
          {t('author.resource-other')}
        </Button>
      )}
    </section>
  );
}

interface ResourceSearchProps {
  readonly kind: AuthoredLesson['kind'];
  readonly busy: boolean;
  readonly onChoose: (resourceId: string) => void;
}

function ResourceSearch({ kind, busy, onChoose }: ResourceSearchProps) {
  const { t } = useTranslation('courses');
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q, 300);
  const found = useQuery(resourceChoiceQuery({ q: asked, videosOnly: kind === 'video' }));
  return (
    <div role="search">
      <TextInput
        type="search"
        label={t('author.resource-search')}
        description={t(kind === 'video' ? 'author.resource-video-says' : 'author.resource-search-says')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <ul className={classes['found']} aria-live="polite">
        {found.data?.items.map((resource) => (
          <li key={resource.id}>
            <span>
              {resource.title} <small>{resource.fileName}</small>
            </span>
            <Button
              variant="default"
              disabled={busy}
              aria-label={t('author.resource-choose-named', { title: resource.title })}
              onClick={() => onChoose(resource.id)}
            >
              {t('author.resource-choose')}
            </Button>
          </li>
        ))}
      </ul>
      {found.data?.items.length === 0 ? <p>{t('author.resource-not-found')}</p> : null}
    </div>
  );
}
