import { useTranslation } from 'react-i18next';

/** How far the number is behind what was learned: said, so that nobody wonders whether the page is wrong. */
export function FreshnessNote({ behindSeconds }: { readonly behindSeconds: number }) {
  const { t } = useTranslation('scoring');
  return <span role="status">{behindSeconds < 2 ? t('up-to-date') : t('behind', { count: behindSeconds })}</span>;
}
