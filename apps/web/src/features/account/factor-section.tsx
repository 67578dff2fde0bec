import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import { FactorEnrolment } from '~/ui/factor-enrolment.js';
import { notifyDone } from '~/ui/notify.js';
import { RecoveryCodes } from '~/ui/recovery-codes.js';
import { factorQuery, removeFactor, renewRecoveryCodes, type SecondFactor } from './account-api.js';
import { CodeForm } from './code-form.js';

type Act = 'replace' | 'renew' | 'remove';

export function FactorSection({ factor }: { readonly factor: SecondFactor }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const [act, setAct] = useState<Act | 'enrol' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = (): void => {
    setAct(null);
    setCodes(null);
    void client.invalidateQueries({ queryKey: factorQuery.queryKey });
  };
  const removed = (): void => {
    notifyDone(t('factor.removed'));
    close();
  };
  return (
    <Stack gap="md">
      <State factor={factor} />
      <Group gap="sm">
        {factor.enrolledAt === null ? (
          <Button onClick={() => setAct('enrol')}>{t('factor.enrol')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setAct('replace')}>
              {t('factor.replace')}
            </Button>
            <Button variant="default" onClick={() => setAct('renew')}>
              {t('factor.renew')}
            </Button>
            {factor.required ? null : (
              <Button variant="subtle" color="red" onClick={() => setAct('remove')}>
                {t('factor.remove')}
              </Button>
            )}
          </>
        )}
      </Group>
      {act === null ? null : (
        <Dialog title={t(`factor.${act}`)} onClose={close}>
          {codes === null ? (
            <ActForm act={act} onCodes={setCodes} onRemoved={removed} />
          ) : (
            <>
              <RecoveryCodes codes={codes} />
              <Button onClick={close}>{t('factor.kept')}</Button>
            </>
          )}
        </Dialog>
      )}
    </Stack>
  );
}

function State({ factor }: { readonly factor: SecondFactor }) {
  const { t } = useTranslation('account');
  if (factor.enrolledAt === null) return <p style={{ margin: 0 }}>{t('factor.none')}</p>;
  return (
    <p style={{ margin: 0 }}>
      {t('factor.since')} <Instant value={factor.enrolledAt} />.{' '}
      {t('factor.codes-left', { count: factor.recoveryCodesLeft })}
      {factor.required ? ` ${t('factor.required')}` : ''}
    </p>
  );
}

interface ActFormProps {
  readonly act: Act | 'enrol';
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onRemoved: () => void;
}

function ActForm({ act, onCodes, onRemoved }: ActFormProps) {
  const { t } = useTranslation('account');
  const [present, setPresent] = useState<string | null>(null);
  if (act === 'enrol') return <FactorEnrolment onEnrolled={onCodes} />;
  if (act === 'replace') {
    if (present !== null) return <FactorEnrolment presentCode={present} onEnrolled={onCodes} />;
    const keep = (code: string) => Promise.resolve(setPresent(code));
    return <CodeForm submitLabel={t('factor.go-on')} run={keep} />;
  }
  if (act === 'renew') {
    const renew = async (code: string) => onCodes((await renewRecoveryCodes(code)).recoveryCodes);
    return <CodeForm submitLabel={t('factor.renew')} run={renew} />;
  }
  const remove = async (code: string): Promise<void> => {
    await removeFactor(code);
    onRemoved();
  };
  return <CodeForm submitLabel={t('factor.remove')} run={remove} />;
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      styles={{ title: { fontWeight: 600, fontSize: '1.125rem' } }}
    >
      <Stack gap="md">{children}</Stack>
    </Modal>
  );
}
