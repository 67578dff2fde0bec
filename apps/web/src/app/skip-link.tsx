import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

export function SkipLink() {
  const { t } = useTranslation('app');
  return (
    <a className={classes['skip']} href="#main" onClick={toMain}>
      {t('skip')}
    </a>
  );
}

/** Moves the focus by hand, so that the address keeps its own hash and the router is not asked. */
function toMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.focus();
  main?.scrollIntoView();
}
