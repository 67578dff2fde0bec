import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { operationsQuery } from './operations-api.js';
import { OperationsFigures } from './operations-figures.js';

/** Does everything run, and does something wait for me? */
export default function OperationsHomeCard() {
  const { t } = useTranslation('operations');
  const operations = useQuery(operationsQuery);
  return (
    <Section title={t('title')} actions={<TextLink to="/operations">{t('home.open')}</TextLink>}>
      <QueryState query={operations}>{(state) => <OperationsFigures state={state} />}</QueryState>
    </Section>
  );
}
