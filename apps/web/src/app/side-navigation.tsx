import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NAVIGATION_GROUPS, type NavigationEntry } from './navigation.js';
import classes from './shell.module.css';

export function SideNavigation({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  const { t } = useTranslation('app');
  return (
    <nav className={classes['side']} aria-label={t('navigation')} data-screen-only>
      <div className={classes['sideStick']}>
        <NavigationList entries={entries} />
      </div>
    </nav>
  );
}

interface NavigationListProps {
  readonly entries: readonly NavigationEntry[];
  readonly onChoose?: () => void;
  /** The list stands twice in the page: its headings need ids of their own. */
  readonly idPrefix?: string;
}

export function NavigationList({ entries, onChoose, idPrefix = 'side' }: NavigationListProps) {
  const { t } = useTranslation('app');
  const groups = NAVIGATION_GROUPS.map((group) => ({ group, own: entries.filter((each) => each.group === group) }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }, index) => (
      <div key={group} className={classes['group']}>
        {index > 0 ? (
          <h2 className={classes['groupName']} id={`${idPrefix}-${group}`}>
            {t(`group.${group}`)}
          </h2>
        ) : null}
        <ul className={classes['list']} aria-labelledby={index > 0 ? `${idPrefix}-${group}` : undefined}>
          {own.map((entry) => (
            <li key={entry.path}>
              <NavigationLink entry={entry} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      </div>
    ));
}

function NavigationLink({ entry, onChoose }: { entry: NavigationEntry; onChoose: (() => void) | undefined }) {
  const { t } = useTranslation();
  const Icon = entry.icon;
  return (
    <Link
      to={entry.path}
      className={classes['link']}
      activeOptions={{ exact: entry.path === '/' || entry.alone === true, includeSearch: false }}
      activeProps={{ 'data-current': true }}
      {...(onChoose ? { onClick: onChoose } : {})}
    >
      <Icon size={18} stroke={1.6} />
      <span>{t(entry.label)}</span>
    </Link>
  );
}
