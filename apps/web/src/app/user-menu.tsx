import { Menu } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '~/api/session.js';
import classes from './shell.module.css';

export function UserMenu() {
  const { t } = useTranslation('app');
  const { person, account, roles } = useSession();
  const signOut = useSignOut();
  const name = person?.fullName ?? account.username;
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className={classes['tool']} aria-label={t('user-menu', { name })}>
          <span className={classes['toolLong']}>{name}</span>
          <span className={classes['toolShort']} aria-hidden>
            {name.split(' ').at(-1)}
          </span>
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['who']}>
          <strong>{name}</strong>
          <span>{account.username}</span>
          {roles.map(({ role, unitId, unitName }) => (
            <span key={`${role}:${unitId}`}>
              {[t([`role.${role}`, 'role.other'], { role }), unitName].filter(Boolean).join(' · ')}
            </span>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} stroke={1.6} />}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
