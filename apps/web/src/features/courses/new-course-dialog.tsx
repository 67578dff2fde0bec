import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { authorCalls } from './author-api.js';
import { TOPICS, type Topic } from './courses-api.js';
import { useTopicName } from './use-topic-name.js';

/** Two questions are enough to begin; the rest is filled in on the course's own page. */
export function NewCourseDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('courses');
  const topicName = useTopicName();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [topic, setTopic] = useState<Topic>(TOPICS[0]);
  const creating = useMutation({
    mutationFn: () => authorCalls.create({ title, topic }),
    onSuccess: ({ id }) => navigate({ to: '/author/courses/$courseId', params: { courseId: id } }),
  });
  const fault = useFieldFaults(creating.error);
  return (
    <Modal opened={opened} onClose={onClose} title={t('author.create')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Form
        submitLabel={t('author.create-submit')}
        busy={creating.isPending}
        error={creating.error}
        onSubmit={(event) => {
          event.preventDefault();
          creating.mutate();
        }}
      >
        <TextInput
          label={t('author.name')}
          description={t('author.name-says')}
          value={title}
          error={fault('title')}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('topic')}
          value={topic}
          data={TOPICS.map((value) => ({ value, label: topicName(value) }))}
          onChange={(event) => setTopic(event.currentTarget.value as Topic)}
        />
      </Form>
    </Modal>
  );
}
