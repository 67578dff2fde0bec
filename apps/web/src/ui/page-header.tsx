import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Where this page hangs: `{ to: '/courses', label: t('courses') }`. */
  readonly back?: Pick<LinkProps, 'to' | 'params' | 'search'> & { readonly label: string };
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

/** One per page: its only first-level heading, which is also the title of the browser's tab. */
export function PageHeader({ title, lead, back, meta, actions }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className={classes['head']}>
      <div className={classes['headText']}>
        {back ? <BackLink back={back} /> : null}
        <h1 className={classes['title']}>{title}</h1>
        {lead ? <p className={classes['lead']}>{lead}</p> : null}
        {meta ? <div className={classes['meta']}>{meta}</div> : null}
      </div>
      {actions ? (
        <div className={classes['actions']} data-screen-only>
          {actions}
        </div>
      ) : null}
    </header>
  );
}

function BackLink({ back }: { readonly back: NonNullable<PageHeaderProps['back']> }) {
  const { label, ...target } = back;
  return (
    <Link {...target} className={classes['back']}>
      <IconArrowLeft size={16} aria-hidden />
      {label}
    </Link>
  );
}

export function useDocumentTitle(title: string): void {
  const { t } = useTranslation('app');
  const product = t('product');
  useEffect(() => {
    document.title = title === product ? product : `${title} – ${product}`;
  }, [title, product]);
}
