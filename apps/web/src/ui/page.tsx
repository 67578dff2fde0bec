import type { CSSProperties, ReactNode } from 'react';
import { pageWidths, type PageWidth } from '~/theme/tokens.js';
import classes from './page.module.css';

/** `reading` for lessons and texts, `form` for anything to fill in, `wide` for tables and dashboards. */
export function Page({ width = 'wide', children }: { readonly width?: PageWidth; readonly children: ReactNode }) {
  return (
    <div className={classes['page']} style={{ '--page-width': pageWidths[width] } as CSSProperties}>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own second-level heading; a thin line and space keep parts apart, not boxes. */
export function Section({ title, description, actions, children }: SectionProps) {
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <div>
          <h2 className={classes['sectionTitle']}>{title}</h2>
          {description ? <p className={classes['sectionLead']}>{description}</p> : null}
        </div>
        {actions ? <div className={classes['actions']}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
