import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFormat } from '~/ui/format.js';
import { notifyDone } from '~/ui/notify.js';
import { authorCalls, faultsQuery, type AuthoredCourse, type CourseVersion } from './author-api.js';
import { useAuthorAct } from './use-author-act.js';

interface DraftActionsProps {
  readonly course: AuthoredCourse;
  readonly version: CourseVersion;
}

export function DraftActions({ course, version }: DraftActionsProps) {
  const { t } = useTranslation('courses');
  const starting = useAuthorAct(() => authorCalls.startDraft(course.id));
  if (version.state !== 'draft') {
    return (
      <Button loading={starting.isPending} onClick={() => starting.mutate()}>
        {t('author.start-draft')}
      </Button>
    );
  }
  return (
    <>
      <DiscardDraft course={course} />
      <PublishDraft course={course} version={version} />
    </>
  );
}

function PublishDraft({ course, version }: DraftActionsProps) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const faults = useQuery(faultsQuery(course.id));
  const publishing = useAuthorAct(
    () => authorCalls.publish(course.id),
    () => {
      setAsking(false);
      notifyDone(t('author.published', { title: version.title }));
    },
  );
  const before = course.versions.find(({ state }) => state === 'published');
  return (
    <>
      <Button disabled={faults.data === undefined || faults.data.faults.length > 0} onClick={() => setAsking(true)}>
        {t('author.publish')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('author.publish-title', { title: version.title })}
        consequences={[
          t('author.publish-everybody', { periods: format.periods(version.nominalHalfPeriods) }),
          t('author.publish-frozen'),
          ...(before
            ? [t('author.publish-former', { count: before.enrolled - before.completed, number: before.number })]
            : []),
        ]}
        confirmLabel={t('author.publish')}
        busy={publishing.isPending}
        error={publishing.error}
        onConfirm={() => publishing.mutate()}
      />
    </>
  );
}

function DiscardDraft({ course }: { readonly course: AuthoredCourse }) {
  const { t } = useTranslation('courses');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const only = course.versions.length === 1;
  const discarding = useAuthorAct(
    () => authorCalls.discardDraft(course.id),
    () => {
      setAsking(false);
      if (only) void navigate({ to: '/author/courses' });
    },
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('author.discard')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('author.discard-title')}
        consequences={[t(only ? 'author.discard-course' : 'author.discard-draft'), t('author.discard-final')]}
        confirmLabel={t('author.discard')}
        danger
        busy={discarding.isPending}
        error={discarding.error}
        onConfirm={() => discarding.mutate()}
      />
    </>
  );
}
