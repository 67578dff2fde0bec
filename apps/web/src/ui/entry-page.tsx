import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch.js';
import { PageHeader } from './page-header.js';
import classes from './entry-page.module.css';

interface EntryPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The frame of the pages in front of the sign-in. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes['entry']}>
      <header className={classes['top']}>
        <span className={classes['product']}>{t('product')}</span>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <PageHeader title={title} lead={lead} />
        {children}
      </main>
      <footer className={classes['foot']}>{t('about')}</footer>
    </div>
  );
}
