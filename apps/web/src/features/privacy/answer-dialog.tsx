import { Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { type Answer, answerRequest, type PrivacyRequest, requestsKey } from './privacy-api.js';

interface AnswerDialogProps {
  readonly request: PrivacyRequest;
  readonly state: Answer['state'];
  readonly onClose: () => void;
}

export function AnswerDialog({ request, state, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('privacy');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const refusing = state === 'refused';
  const form = useForm({
    initialValues: { note: '', article: '' },
    validate: {
      note: (note) => (refusing && note.trim().length < 5 ? t('answer.note-needed') : null),
      article: (article) => (refusing && article.trim().length < 3 ? t('answer.article-needed') : null),
    },
  });
  const answering = useMutation({
    mutationFn: ({ note, article }: { note: string; article: string }) =>
      answerRequest(request.id, { state, ...(note.trim() && { note }), ...(article.trim() && { article }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: requestsKey });
      onClose();
    },
  });
  const fault = useFieldFaults(answering.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t(`answers.${state}`)}: ${request.personName}`}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form
        onSubmit={form.onSubmit((values) => answering.mutate(values))}
        submitLabel={t(`answers.${state}`)}
        busy={answering.isPending}
        error={answering.error}
      >
        <Textarea
          label={t('answer.note')}
          description={t('answer.note-hint')}
          autosize
          minRows={3}
          maxLength={4000}
          {...form.getInputProps('note')}
          error={form.errors['note'] ?? fault('note')}
        />
        {refusing ? (
          <TextInput
            label={t('answer.article')}
            description={t('answer.article-hint')}
            maxLength={200}
            {...form.getInputProps('article')}
            error={form.errors['article'] ?? fault('article')}
          />
        ) : null}
      </Form>
    </Modal>
  );
}
