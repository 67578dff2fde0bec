import { Anchor, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '~/api/client.js';
import { Form } from './form.js';
import { QrCode } from './qr-code.js';
import { QueryState } from './query-state.js';

interface FactorEnrolmentProps {
  /** A code of the present second factor, where there is one. */
  readonly presentCode?: string;
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
  readonly actions?: ReactNode;
}

/** Scan, then show that it worked: nothing holds before the first code. */
export function FactorEnrolment({ presentCode, onEnrolled, actions }: FactorEnrolmentProps) {
  const proposal = useQuery({
    queryKey: ['second-factor', 'proposal', presentCode ?? null],
    queryFn: () =>
      answered(api.POST('/api/session/second-factor/proposal', { body: presentCode ? { code: presentCode } : {} })),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <QueryState query={proposal}>
      {({ uri, secret }) => <Confirmation uri={uri} secret={secret} onEnrolled={onEnrolled} actions={actions} />}
    </QueryState>
  );
}

interface ConfirmationProps extends Pick<FactorEnrolmentProps, 'onEnrolled' | 'actions'> {
  readonly uri: string;
  readonly secret: string;
}

function Confirmation({ uri, secret, onEnrolled, actions }: ConfirmationProps) {
  const { t } = useTranslation('ui');
  const confirm = useMutation({
    mutationFn: (code: string) =>
      answered(api.POST('/api/session/second-factor/confirmation', { body: { code: code.replace(/\s/g, '') } })),
    onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes),
  });
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (/^\d{6}$/.test(code.replace(/\s/g, '')) ? null : t('factor.six')) },
  });
  return (
    <Stack gap="lg">
      <ol style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
        <li>{t('factor.install')}</li>
        <li>
          {t('factor.scan')} <Anchor href={uri}>{t('factor.open')}</Anchor>
        </li>
        <li>{t('factor.type')}</li>
      </ol>
      <QrCode text={uri} label={t('factor.qr')} />
      <div>
        {t('factor.by-hand')}
        <br />
        <code style={{ fontSize: '1rem', overflowWrap: 'anywhere' }}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <Form
        onSubmit={form.onSubmit(({ code }) => confirm.mutate(code))}
        submitLabel={t('factor.confirm')}
        busy={confirm.isPending}
        error={confirm.error}
        actions={actions}
      >
        <TextInput
          label={t('factor.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          {...form.getInputProps('code')}
        />
      </Form>
    </Stack>
  );
}
