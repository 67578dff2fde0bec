import { IconMenu2, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NavigationEntry } from './navigation.js';
import classes from './shell.module.css';
import { NavigationList } from './side-navigation.js';

const PLACES = 4;

/** On a phone: what the thumb needs daily, and a drawer with all the rest. */
export function BottomBar({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  const { t } = useTranslation('app');
  const drawer = useRef<HTMLDialogElement>(null);
  const close = (): void => drawer.current?.close();
  const daily = entries
    .filter((entry) => entry.onPhone !== undefined)
    .sort((one, other) => (one.onPhone ?? 0) - (other.onPhone ?? 0))
    .slice(0, PLACES);
  return (
    <nav className={classes['bottom']} aria-label={t('navigation-phone')} data-screen-only>
      {daily.map(({ path, label, icon: Icon }) => (
        <Link
          key={path}
          to={path}
          className={classes['place']}
          activeOptions={{ exact: path === '/', includeSearch: false }}
          activeProps={{ 'data-current': true }}
        >
          <Icon size={22} stroke={1.6} />
          <span>{t(label)}</span>
        </Link>
      ))}
      <button
        type="button"
        className={classes['place']}
        aria-haspopup="dialog"
        onClick={() => drawer.current?.showModal()}
      >
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
        <span>{t('more')}</span>
      </button>
      <dialog ref={drawer} className={classes['drawer']} aria-label={t('navigation')} onClick={closeOnBackdrop}>
        <div className={classes['drawerHead']}>
          <strong>{t('navigation')}</strong>
          <button type="button" className={classes['tool']} aria-label={t('close')} onClick={close}>
            <IconX size={20} aria-hidden />
          </button>
        </div>
        <NavigationList entries={entries} onChoose={close} idPrefix="drawer" />
      </dialog>
    </nav>
  );
}

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
function closeOnBackdrop(event: MouseEvent<HTMLDialogElement>): void {
  if (event.target === event.currentTarget) event.currentTarget.close();
}
