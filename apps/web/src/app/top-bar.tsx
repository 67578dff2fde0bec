import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/api/session.js';
import { LanguageSwitch } from '~/ui/language-switch.js';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.js';

export function TopBar() {
  const { t } = useTranslation('app');
  const { person, roles } = useSession();
  const unit = person?.unitName ?? roles[0]?.unitName;
  return (
    <header className={classes['top']} data-screen-only>
      <Link to="/" className={classes['product']}>
        {t('product')}
      </Link>
      {unit ? <span className={classes['unit']}>{unit}</span> : null}
      <div className={classes['tools']}>
        <LanguageSwitch />
        <UserMenu />
      </div>
    </header>
  );
}
