import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFieldFaults } from '~/ui/field-faults.js';
import { Form } from '~/ui/form.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { OPENING_REASONS, recordKey, statePurpose, type OpeningReason } from './learning-queries.js';

const SHORTEST_PURPOSE = 15;

export function PurposeForm({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('learning');
  const client = useQueryClient();
  const form = useForm<{ reason: OpeningReason; purpose: string }>({
    initialValues: { reason: 'inspection', purpose: '' },
    validate: {
      purpose: (text, { reason }) => {
        const { length } = text.trim();
        return length < SHORTEST_PURPOSE && (length > 0 || reason === 'other') ? t('purpose.short') : null;
      },
    },
  });
  const stating = useMutation({
    mutationFn: ({ reason, purpose }: { reason: OpeningReason; purpose: string }) =>
      statePurpose(personId, { reason, ...(purpose.trim() && { purpose }) }),
    onSuccess: () => client.resetQueries({ queryKey: [...recordKey, personId] }),
  });
  const fault = useFieldFaults(stating.error);
  return (
    <Page width="form">
      <PageHeader
        title={t('purpose.title')}
        lead={t('purpose.lead')}
        back={{ to: '/people', label: t('purpose.back') }}
      />
      <Form
        onSubmit={form.onSubmit((values) => stating.mutate(values))}
        submitLabel={t('purpose.open')}
        busy={stating.isPending}
        error={stating.error}
      >
        <NativeSelect
          label={t('purpose.reason')}
          data={OPENING_REASONS.map((value) => ({ value, label: t(`purpose.reasons.${value}`) }))}
          {...form.getInputProps('reason')}
        />
        <Textarea
          label={t('purpose.words')}
          description={t('purpose.words-hint')}
          autosize
          minRows={3}
          maxLength={500}
          {...form.getInputProps('purpose')}
          error={form.errors['purpose'] ?? fault('purpose')}
        />
      </Form>
    </Page>
  );
}
