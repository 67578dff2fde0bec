import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { authorCalls, type AuthoredLesson, type LessonChange } from './author-api.js';
import classes from './author.module.css';
import { DraftConflict } from './draft-conflict.js';
import { MarkdownEditor } from './markdown-editor.js';
import { ResourceChoice } from './resource-choice.js';
import { useAuthorAct } from './use-author-act.js';
import { useRevision } from './use-revision.js';

interface Values {
  title: string;
  minutes: number | string;
  bodyMarkdown: string;
  passPercent: number | string;
  maxAttempts: number | string;
  draw: number | string;
}

export function LessonForm({ courseId, lesson }: { readonly courseId: string; readonly lesson: AuthoredLesson }) {
  const { t } = useTranslation('courses');
  const form = useForm<Values>({ initialValues: valuesOf(lesson) });
  const revision = useRevision(lesson.revision, () => form.setValues(valuesOf(lesson)));
  const saving = useAuthorAct(
    (change: LessonChange) => authorCalls.editLesson(courseId, lesson.id, change),
    () => {
      revision.saved();
      notifyDone(t('author.saved'));
    },
  );
  const fault = useFieldFaults(saving.error);
  const { kind } = lesson;
  return (
    <div className={classes['lessonForm']}>
      {kind === 'file' || kind === 'video' ? <ResourceChoice courseId={courseId} lesson={lesson} /> : null}
      <Form
        submitLabel={t('author.save-lesson')}
        busy={saving.isPending}
        error={revision.behind ? null : saving.error}
        onSubmit={form.onSubmit((values) => saving.mutate({ ...changeOf(lesson, values), revision: revision.number }))}
      >
        <DraftConflict revision={revision} onChosen={saving.reset} />
        <TextInput label={t('author.lesson-name')} {...form.getInputProps('title')} error={fault('title')} />
        <NumberInput
          label={t('author.minutes')}
          description={t('author.minutes-says')}
          min={0}
          max={600}
          allowDecimal={false}
          {...form.getInputProps('minutes')}
          error={fault('minutes')}
        />
        {kind === 'quiz' ? <QuizRules form={form} pool={lesson.questions.length} /> : null}
        <MarkdownEditor
          label={t(kind === 'article' ? 'author.text' : 'author.text-beside')}
          value={form.values.bodyMarkdown}
          onChange={(value) => form.setFieldValue('bodyMarkdown', value)}
          error={fault('bodyMarkdown')}
        />
      </Form>
    </div>
  );
}

interface QuizRulesProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly pool: number;
}

function QuizRules({ form, pool }: QuizRulesProps) {
  const { t } = useTranslation('courses');
  return (
    <>
      <NumberInput
        label={t('author.pass-percent')}
        min={1}
        max={100}
        allowDecimal={false}
        {...form.getInputProps('passPercent')}
      />
      <NumberInput
        label={t('author.max-attempts')}
        min={1}
        max={10}
        allowDecimal={false}
        {...form.getInputProps('maxAttempts')}
      />
      <NumberInput
        label={t('author.draw')}
        description={t('author.draw-says', { count: pool })}
        min={1}
        max={500}
        allowDecimal={false}
        {...form.getInputProps('draw')}
      />
    </>
  );
}

function valuesOf(lesson: AuthoredLesson): Values {
  const { title, minutes, bodyMarkdown, passPercent, maxAttempts, draw } = lesson;
  return { title, minutes, bodyMarkdown, passPercent, maxAttempts, draw: draw ?? '' };
}

function changeOf({ kind }: AuthoredLesson, values: Values): Omit<LessonChange, 'revision'> {
  const { title, bodyMarkdown } = values;
  const described = { title, bodyMarkdown, minutes: Number(values.minutes || 0) };
  if (kind !== 'quiz') return described;
  return {
    ...described,
    passPercent: Number(values.passPercent || 70),
    maxAttempts: Number(values.maxAttempts || 3),
    draw: values.draw === '' ? null : Number(values.draw),
  };
}
