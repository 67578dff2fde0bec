import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '~/api/session.js';
import { PasswordChangeForm } from '~/ui/password-change-form.js';

/** Somebody else has chosen the password: its owner alone knows the next one. */
export function ReplacePasswordStep() {
  const { t } = useTranslation('session');
  const leave = useSignOut();
  return (
    <PasswordChangeForm
      actions={
        <Button variant="subtle" size="md" onClick={() => leave.mutate()}>
          {t('leave')}
        </Button>
      }
    />
  );
}
