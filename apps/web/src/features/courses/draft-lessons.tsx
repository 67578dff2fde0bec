import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { EmptyState } from '~/ui/empty-state.js';
import { ErrorState } from '~/ui/error-state.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { AddLesson } from './add-lesson.js';
import { authorCalls, type AuthoredCourse, type AuthoredLesson } from './author-api.js';
import classes from './author.module.css';
import { LessonIcon } from './lesson-icon.js';
import { useAuthorAct } from './use-author-act.js';

interface DraftLessonsProps {
  readonly course: AuthoredCourse;
  readonly editable: boolean;
}

export function DraftLessons({ course, editable }: DraftLessonsProps) {
  const { t } = useTranslation('courses');
  const ordering = useAuthorAct((ids: string[]) => authorCalls.orderLessons(course.id, ids));
  const move = (from: number, to: number): void => {
    const ids = course.lessons.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved !== undefined) ids.splice(to, 0, moved);
    ordering.mutate(ids);
  };
  return (
    <>
      {ordering.error ? <ErrorState error={ordering.error} /> : null}
      {course.lessons.length === 0 ? (
        <EmptyState title={t('author.no-lessons')}>{t('author.no-lessons-advice')}</EmptyState>
      ) : (
        <ol className={classes['draftLessons']} aria-busy={ordering.isPending}>
          {course.lessons.map((lesson, index) => (
            <DraftLesson
              key={lesson.id}
              course={course}
              lesson={lesson}
              editable={editable}
              onUp={index === 0 ? null : () => move(index, index - 1)}
              onDown={index === course.lessons.length - 1 ? null : () => move(index, index + 1)}
            />
          ))}
        </ol>
      )}
      {editable ? <AddLesson courseId={course.id} /> : null}
    </>
  );
}

interface DraftLessonProps extends DraftLessonsProps {
  readonly lesson: AuthoredLesson;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

function DraftLesson({ course, lesson, editable, onUp, onDown }: DraftLessonProps) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return (
    <li>
      <LessonIcon kind={lesson.kind} state="open" />
      <div className={classes['draftText']}>
        <TextLink
          to="/author/courses/$courseId/lessons/$lessonId"
          params={{ courseId: course.id, lessonId: lesson.id }}
        >
          {lesson.title}
        </TextLink>
        <p className={classes['draftMeta']}>
          <span>{t(`kind.${lesson.kind}`)}</span>
          <span>{format.minutes(lesson.minutes)}</span>
          {lesson.kind === 'quiz' ? <span>{t('quiz.questions', { count: lesson.questions.length })}</span> : null}
          {lesson.resource ? <span>{lesson.resource.title}</span> : null}
          {editable && lesson.resource?.newer ? <span>{t('author.resource-newer')}</span> : null}
        </p>
      </div>
      {editable ? (
        <Group gap={4} wrap="nowrap">
          <MoveButton label={t('author.move-up', { title: lesson.title })} onMove={onUp} up />
          <MoveButton label={t('author.move-down', { title: lesson.title })} onMove={onDown} />
          <RemoveLesson courseId={course.id} lesson={lesson} />
        </Group>
      ) : null}
    </li>
  );
}

/** Stays in the order of the keyboard when there is nowhere to go, so that the focus is not lost at the ends. */
function MoveButton({ label, onMove, up = false }: { label: string; onMove: (() => void) | null; up?: boolean }) {
  const Icon = up ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={label}
      aria-disabled={onMove === null}
      {...(onMove === null && { 'data-disabled': true })}
      onClick={() => onMove?.()}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}

function RemoveLesson({ courseId, lesson }: { readonly courseId: string; readonly lesson: AuthoredLesson }) {
  const { t } = useTranslation('courses');
  const [asking, setAsking] = useState(false);
  const removing = useAuthorAct(() => authorCalls.removeLesson(courseId, lesson.id));
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('author.remove-named', { title: lesson.title })}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('author.remove-title', { title: lesson.title })}
        consequences={[t('author.remove-says')]}
        confirmLabel={t('author.remove')}
        danger
        busy={removing.isPending}
        error={removing.error}
        onConfirm={() => removing.mutate()}
      />
    </>
  );
}
