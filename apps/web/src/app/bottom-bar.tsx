import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NavigationEntry } from './navigation.js';
import classes from './shell.module.css';
import { NavigationList } from './side-navigation.js';

const PLACES = 4;

/** On a phone: what the thumb needs daily, and a drawer with all the rest. */
export function BottomBar({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  const { t } = useTranslation('app');
  const [opened, drawer] = useDisclosure(false);
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
      <button type="button" className={classes['place']} onClick={drawer.open} aria-expanded={opened}>
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
        <span>{t('more')}</span>
      </button>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        position="bottom"
        size="85%"
        title={t('navigation')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <NavigationList entries={entries} onChoose={drawer.close} />
      </Drawer>
    </nav>
  );
}
