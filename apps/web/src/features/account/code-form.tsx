import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Form } from '~/ui/form.js';

interface CodeFormProps {
  readonly submitLabel: string;
  readonly run: (code: string) => Promise<void>;
}

/** A code of the present second factor, before anything about it is changed. */
export function CodeForm({ submitLabel, run }: CodeFormProps) {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim().length < 6 ? t('code.short') : null) },
  });
  const act = useMutation({ mutationFn: run });
  return (
    <Form
      onSubmit={form.onSubmit(({ code }) => act.mutate(code.trim()))}
      submitLabel={submitLabel}
      busy={act.isPending}
      error={act.error}
    >
      <TextInput
        label={t('code.label')}
        description={t('code.hint')}
        autoComplete="one-time-code"
        maxLength={20}
        {...form.getInputProps('code')}
      />
    </Form>
  );
}
