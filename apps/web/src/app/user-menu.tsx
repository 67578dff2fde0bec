import { Button } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '~/api/session.js';
import { ButtonLink } from '~/ui/links.js';
import classes from './shell.module.css';

/** Who I am here, and the way out. A plain panel behind a button: a menu library would double the first download. */
export function UserMenu() {
  const { t } = useTranslation('app');
  const { person, account, roles } = useSession();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const frame = useClickOutside<HTMLDivElement>(() => setOpen(false));
  const name = person?.fullName ?? account.username;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    event.currentTarget.querySelector('button')?.focus();
  };
  return (
    <div ref={frame} className={classes['user']} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={classes['tool']}
        aria-expanded={open}
        aria-label={t('user-menu', { name })}
        onClick={() => setOpen(!open)}
      >
        <span className={classes['toolLong']}>{name}</span>
        <span className={classes['toolShort']}>{name.split(' ').at(-1)}</span>
        <IconChevronDown size={16} aria-hidden />
      </button>
      {open ? (
        <div className={classes['who']}>
          <strong>{name}</strong>
          <span>{account.username}</span>
          {roles.map(({ role, unitId, unitName }) => (
            <span key={`${role}:${unitId}`}>
              {[t([`role.${role}`, 'role.other'], { role }), unitName].filter(Boolean).join(' · ')}
            </span>
          ))}
          <ButtonLink to="/account" variant="default" mt="sm" onClick={() => setOpen(false)}>
            {t('own-account')}
          </ButtonLink>
          <ButtonLink to="/my/data" variant="default" mt="sm" onClick={() => setOpen(false)}>
            {t('my-data')}
          </ButtonLink>
          <Button variant="default" mt="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('sign-out')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
