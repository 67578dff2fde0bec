import { useTranslation } from 'react-i18next';
import { useCan } from '~/api/session.js';
import { Instant } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { Operations } from './operations-api.js';
import classes from './operations.module.css';

/** What the last look at the audit trail found. */
export function AuditState({ audit }: Pick<Operations, 'audit'>) {
  const { t } = useTranslation('operations');
  const format = useFormat();
  const mayRead = useCan('identity.read-audit');
  const link = mayRead ? <TextLink to="/audit">{t('audit.open')}</TextLink> : null;
  return (
    <Section title={t('audit.title')} actions={link}>
      {audit === null ? (
        <p className={classes['quiet']}>{t('audit.never')}</p>
      ) : (
        <p className={classes['quiet']}>
          {audit.brokenSeq === null ? (
            <StatusBadge tone="good">{t('audit.whole')}</StatusBadge>
          ) : (
            <StatusBadge tone="danger">{t('audit.broken', { seq: format.number(audit.brokenSeq) })}</StatusBadge>
          )}{' '}
          {t('audit.entries', { count: audit.entries, value: format.number(audit.entries) })}{' '}
          <Instant value={audit.verifiedAt} relative />
        </p>
      )}
    </Section>
  );
}
