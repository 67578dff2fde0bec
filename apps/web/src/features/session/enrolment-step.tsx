import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '~/api/session.js';
import { FactorEnrolment } from '~/ui/factor-enrolment.js';
import { RecoveryCodes } from '~/ui/recovery-codes.js';

interface EnrolmentStepProps {
  readonly codes: readonly string[] | null;
  readonly onEnrolled: (codes: readonly string[]) => void;
  readonly onKept: () => void;
}

export function EnrolmentStep({ codes, onEnrolled, onKept }: EnrolmentStepProps) {
  const { t } = useTranslation('session');
  const leave = useSignOut();
  if (codes === null) {
    return (
      <FactorEnrolment
        onEnrolled={onEnrolled}
        actions={
          <Button variant="subtle" size="md" onClick={() => leave.mutate()}>
            {t('leave')}
          </Button>
        }
      />
    );
  }
  return (
    <Stack gap="xl" align="start">
      <RecoveryCodes codes={codes} />
      <Button size="md" onClick={onKept}>
        {t('enrol.go-on')}
      </Button>
    </Stack>
  );
}
