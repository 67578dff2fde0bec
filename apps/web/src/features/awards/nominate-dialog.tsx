import { Modal, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { awardsKey, nominate, TITLES, type NominationOrder, type Subject } from './awards-api.js';

interface NominateDialogProps {
  readonly periodId: string;
  readonly subject: Subject;
  readonly onClose: () => void;
}

const SHORTEST_GROUNDS = 10;

/** Makes a draft; it is handed to the deciders from the list of nominations, so nothing leaves the desk by accident. */
export function NominateDialog({ periodId, subject, onClose }: NominateDialogProps) {
  const { t } = useTranslation('awards');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const titles = TITLES[subject.kind];
  const form = useForm({
    initialValues: { titleCode: titles[0], grounds: '' },
    validate: { grounds: (text) => (text.trim().length < SHORTEST_GROUNDS ? t('nominate.grounds-short') : null) },
  });
  const drafting = useMutation({
    mutationFn: (values: Pick<NominationOrder, 'titleCode' | 'grounds'>) =>
      nominate({ periodId, subjectKind: subject.kind, subjectId: subject.id, ...values }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: awardsKey });
      notifyDone(t('nominate.drafted', { name: subject.name }));
      onClose();
    },
  });
  const fault = useFieldFaults(drafting.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('nominate.title', { name: subject.name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form
        onSubmit={form.onSubmit((values) => drafting.mutate(values))}
        submitLabel={t('nominate.draft')}
        busy={drafting.isPending}
        error={drafting.error}
      >
        <NativeSelect
          label={t('nominate.award')}
          data={titles.map((value) => ({ value, label: t(`award.${value}`) }))}
          {...form.getInputProps('titleCode')}
        />
        <Textarea
          label={t('nominate.grounds')}
          description={t('nominate.grounds-hint')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4000}
          {...form.getInputProps('grounds')}
          error={form.errors['grounds'] ?? fault('grounds')}
        />
        <p style={{ margin: 0 }}>{t('nominate.score-kept')}</p>
      </Form>
    </Modal>
  );
}
