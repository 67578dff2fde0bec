import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { authorCalls } from './author-api.js';
import classes from './author.module.css';
import { LESSON_KINDS, type LessonKind } from './courses-api.js';
import { useAuthorAct } from './use-author-act.js';

export function AddLesson({ courseId }: { readonly courseId: string }) {
  const { t } = useTranslation('courses');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<LessonKind>('article');
  const adding = useAuthorAct(
    () => authorCalls.addLesson(courseId, { kind, title }),
    ({ id }) =>
      void navigate({ to: '/author/courses/$courseId/lessons/$lessonId', params: { courseId, lessonId: id } }),
  );
  return (
    <form
      className={classes['addLesson']}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') adding.mutate();
      }}
    >
      {adding.error ? <ErrorState error={adding.error} /> : null}
      <TextInput
        label={t('author.new-lesson')}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('author.kind')}
        value={kind}
        data={LESSON_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as LessonKind)}
      />
      <Button type="submit" variant="default" size="md" loading={adding.isPending} disabled={title.trim() === ''}>
        {t('author.add-lesson')}
      </Button>
    </form>
  );
}
