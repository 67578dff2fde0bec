import { Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/date-field.js';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { notifyDone } from '~/ui/notify.js';
import { awardsKey, decideNomination, type Decision, type Nomination } from './awards-api.js';
import { NominatedStanding, subjectOf } from './nomination-item.js';

interface DecisionForm {
  decision: 'approved' | 'declined';
  reason: string;
  decisionNumber: string;
  decidedOn: string;
  signer: string;
}

function decisionOf({ decision, reason, decisionNumber, decidedOn, signer }: DecisionForm): Decision {
  if (decision === 'declined') return { decision, reason };
  return { decision, reason, decisionNumber, signer, ...(decidedOn === '' ? {} : { decidedOn }) };
}

/** A civil day in Viet Nam, as a date field takes it. */
function civilDay(instant: string | Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(instant));
}

/** An approval needs the decision's number and signer; either way the reason is kept. */
export function DecideDialog({
  nomination,
  onClose,
}: {
  readonly nomination: Nomination;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('awards');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const name = subjectOf(nomination);
  const needed = (text: string, { decision }: DecisionForm): string | null =>
    decision === 'approved' && text.trim() === '' ? t('decide.needed') : null;
  const form = useForm<DecisionForm>({
    initialValues: { decision: 'approved', reason: '', decisionNumber: '', decidedOn: '', signer: '' },
    validate: {
      reason: (text) => (text.trim().length < 5 ? t('decide.reason-short') : null),
      decisionNumber: needed,
      signer: needed,
    },
  });
  const deciding = useMutation({
    mutationFn: (values: DecisionForm) => decideNomination(nomination.id, decisionOf(values)),
    onSuccess: async (_, { decision }) => {
      await client.invalidateQueries({ queryKey: awardsKey });
      notifyDone(t(`decide.done-${decision}`, { name }));
      onClose();
    },
  });
  const fault = useFieldFaults(deciding.error);
  const approving = form.values.decision === 'approved';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('decide.title', { name })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form
        onSubmit={form.onSubmit((values) => deciding.mutate(values))}
        submitLabel={approving ? t('decide.approve') : t('decide.decline')}
        busy={deciding.isPending}
        error={deciding.error}
      >
        <p style={{ margin: 0 }}>{t(`award.${nomination.titleCode}`)}</p>
        <NominatedStanding nomination={nomination} />
        <Radio.Group label={t('decide.decision')} {...form.getInputProps('decision')}>
          <Stack gap="xs" mt="xs">
            <Radio value="approved" label={t('decide.approved')} />
            <Radio value="declined" label={t('decide.declined')} />
          </Stack>
        </Radio.Group>
        {approving ? (
          <>
            <TextInput
              label={t('decide.number')}
              description={t('decide.number-hint')}
              maxLength={60}
              {...form.getInputProps('decisionNumber')}
            />
            <TextInput label={t('decide.signer')} maxLength={120} {...form.getInputProps('signer')} />
            <DateField
              label={t('decide.on')}
              description={t('decide.on-hint')}
              min={civilDay(nomination.submittedAt ?? nomination.createdAt)}
              max={civilDay(new Date())}
              {...form.getInputProps('decidedOn')}
              error={fault('decidedOn')}
            />
          </>
        ) : null}
        <Textarea
          label={t('decide.reason')}
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('reason')}
          error={form.errors['reason'] ?? fault('reason')}
        />
      </Form>
    </Modal>
  );
}
