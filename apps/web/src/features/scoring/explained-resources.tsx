import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state.js';
import { TextLink } from '~/ui/links.js';
import { StatusBadge } from '~/ui/status-badge.js';
import type { Explanation } from './scoring-queries.js';
import classes from './scoring.module.css';

export function ExplainedResources({ resources }: Pick<Explanation, 'resources'>) {
  const { t } = useTranslation('scoring');
  if (resources.length === 0) return <EmptyState title={t('no-resources')}>{t('no-resources-advice')}</EmptyState>;
  return (
    <ul className={classes['people']}>
      {resources.map((resource) => (
        <li key={resource.resourceId}>
          <TextLink to="/library/$resourceId" params={{ resourceId: resource.resourceId }}>
            {resource.title}
          </TextLink>
          <span className={classes['figure']}>{t('users-outside', { count: resource.users })}</span>
          <span className={classes['verdict']}>
            <StatusBadge tone={resource.counted ? 'good' : 'neutral'}>
              {t(resource.counted ? 'counted' : 'not-counted')}
            </StatusBadge>
          </span>
        </li>
      ))}
    </ul>
  );
}
