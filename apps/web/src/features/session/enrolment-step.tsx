import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKey } from '~/api/session-key.js';
import { useSignOut } from '~/api/session.js';
import { FactorEnrolment } from '~/ui/factor-enrolment.js';
import { RecoveryCodes } from '~/ui/recovery-codes.js';

export function EnrolmentStep() {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const leave = useSignOut();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes === null) {
    return (
      <>
        <FactorEnrolment onEnrolled={setCodes} />
        <Button variant="subtle" size="md" onClick={() => leave.mutate()}>
          {t('leave')}
        </Button>
      </>
    );
  }
  return (
    <>
      <RecoveryCodes codes={codes} />
      <Button size="md" onClick={() => void client.invalidateQueries({ queryKey: sessionKey })}>
        {t('enrol.go-on')}
      </Button>
    </>
  );
}
