import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { authorCalls, type CourseVersion, type DraftChange } from './author-api.js';
import { DraftConflict } from './draft-conflict.js';
import { TOPICS, type Topic } from './courses-api.js';
import { useAuthorAct } from './use-author-act.js';
import { useRevision } from './use-revision.js';
import { useTopicName } from './use-topic-name.js';

interface Values {
  title: string;
  summary: string;
  topic: Topic;
  language: 'vi' | 'en';
  periods: number | string;
  legalBasis: string;
}

/** What people read before they enrol, and what the course counts for. */
export function DescriptionForm({ courseId, version }: { readonly courseId: string; readonly version: CourseVersion }) {
  const { t } = useTranslation('courses');
  const topicName = useTopicName();
  const form = useForm<Values>({ initialValues: valuesOf(version) });
  const revision = useRevision(version.revision, () => form.setValues(valuesOf(version)));
  const saving = useAuthorAct(
    (change: DraftChange) => authorCalls.edit(courseId, change),
    () => {
      revision.saved();
      notifyDone(t('author.saved'));
    },
  );
  const fault = useFieldFaults(saving.error);
  return (
    <Form
      submitLabel={t('author.save-description')}
      busy={saving.isPending}
      error={revision.behind ? null : saving.error}
      onSubmit={form.onSubmit((values) => saving.mutate({ ...changeOf(values), revision: revision.number }))}
    >
      <DraftConflict revision={revision} onChosen={saving.reset} />
      <TextInput label={t('author.name')} {...form.getInputProps('title')} error={fault('title')} />
      <Textarea
        label={t('author.summary')}
        description={t('author.summary-says')}
        autosize
        minRows={3}
        {...form.getInputProps('summary')}
        error={fault('summary')}
      />
      <NativeSelect
        label={t('topic')}
        data={TOPICS.map((value) => ({ value, label: topicName(value) }))}
        {...form.getInputProps('topic')}
      />
      <NativeSelect
        label={t('author.language')}
        data={[
          { value: 'vi', label: t('author.language-vi') },
          { value: 'en', label: t('author.language-en') },
        ]}
        {...form.getInputProps('language')}
      />
      <NumberInput
        label={t('author.periods')}
        description={t('author.periods-says')}
        min={0}
        max={200}
        step={0.5}
        decimalScale={1}
        decimalSeparator=","
        {...form.getInputProps('periods')}
        error={fault('nominalHalfPeriods')}
      />
      <Textarea
        label={t('legal-basis')}
        description={t('author.legal-basis-says')}
        autosize
        minRows={2}
        {...form.getInputProps('legalBasis')}
        error={fault('legalBasis')}
      />
    </Form>
  );
}

function valuesOf(version: CourseVersion): Values {
  const { title, summary, nominalHalfPeriods, legalBasis } = version;
  return {
    title,
    summary,
    topic: TOPICS.find((topic) => topic === version.topic) ?? TOPICS[0],
    language: version.language === 'en' ? 'en' : 'vi',
    periods: nominalHalfPeriods / 2,
    legalBasis: legalBasis.join('\n'),
  };
}

function changeOf({ periods, legalBasis, ...values }: Values): Omit<DraftChange, 'revision'> {
  return {
    ...values,
    nominalHalfPeriods: Math.round(Number(periods || 0) * 2),
    legalBasis: legalBasis
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}
