import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { Instant } from '~/ui/dates.js';
import { ErrorState } from '~/ui/error-state.js';
import { useFormat } from '~/ui/format.js';
import { StatusBadge } from '~/ui/status-badge.js';
import { type Verification, verificationsKey, verificationsQuery, verifyNow } from './audit-api.js';
import classes from './audit.module.css';

/** Whether the chain is whole, as the last look at it found; looked at each night, and now for who asks. */
export function VerificationState() {
  const { t } = useTranslation('audit');
  const client = useQueryClient();
  const mayVerify = useCan('identity.verify-audit');
  const verifications = useQuery(verificationsQuery);
  const verifying = useMutation({
    mutationFn: verifyNow,
    onSuccess: (found) => client.setQueryData(verificationsKey, found),
  });
  const last = verifications.data?.items[0];
  return (
    <div className={classes['state']} data-broken={last?.fault ? true : undefined}>
      <div role="status" className={classes['stateText']}>
        {last ? <Found found={last} /> : <p className={classes['sentence']}>{t('state.never')}</p>}
      </div>
      {mayVerify ? (
        <Button variant="default" loading={verifying.isPending} onClick={() => verifying.mutate()}>
          {t('state.verify')}
        </Button>
      ) : null}
      {verifying.isError ? <ErrorState error={verifying.error} /> : null}
    </div>
  );
}

function Found({ found }: { readonly found: Verification }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  return (
    <>
      <p className={classes['sentence']}>
        <StatusBadge tone={found.fault ? 'danger' : 'good'}>
          {found.fault
            ? t('state.broken', { seq: format.number(found.brokenSeq ?? 0), fault: t(`faults.${found.fault}`) })
            : t('state.whole', { count: found.entries, value: format.number(found.entries) })}
        </StatusBadge>
      </p>
      <p className={classes['quiet']}>
        {t('state.at')} <Instant value={found.verifiedAt} />
        {found.head ? (
          <>
            {' · '}
            {t('state.head')} <code className={classes['hash']}>{found.head}</code>
          </>
        ) : null}
      </p>
      {found.fault ? <p className={classes['quiet']}>{t('state.broken-advice')}</p> : null}
    </>
  );
}
