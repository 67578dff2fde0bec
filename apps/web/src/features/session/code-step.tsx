import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { usePassFactor, useSignOut } from '~/api/session.js';
import { Form } from '~/ui/form.js';
import { useRefusal } from './use-refusal.js';

export function CodeStep() {
  const { t } = useTranslation('session');
  const pass = usePassFactor();
  const leave = useSignOut();
  const refusal = useRefusal();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim().length < 6 ? t('code.short') : null) },
  });
  return (
    <Form
      onSubmit={form.onSubmit(({ code }) => pass.mutate(code.trim()))}
      submitLabel={t('code.submit')}
      busy={pass.isPending}
      error={pass.error}
      errorText={refusal(pass.error)}
      actions={
        <Button variant="subtle" size="md" onClick={() => leave.mutate()}>
          {t('leave')}
        </Button>
      }
    >
      <TextInput
        label={t('code.label')}
        description={t('code.hint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        data-autofocus
        {...form.getInputProps('code')}
      />
    </Form>
  );
}
