import { useTranslation } from 'react-i18next';
import { useSaveLanguage } from '~/api/session.js';
import { applyLanguage } from '~/i18n/i18n.js';
import { rememberLanguage, type Language } from '~/i18n/language.js';
import classes from './language-switch.module.css';

/** Names the other language in that language: who cannot read this page can read the way out of it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('ui');
  const save = useSaveLanguage();
  const other: Language = i18n.language === 'vi' ? 'en' : 'vi';
  const change = (): void => {
    rememberLanguage(other);
    void applyLanguage(other);
    save(other);
  };
  return (
    <button type="button" className={classes['switch']} lang={other} onClick={change}>
      <span className={classes['long']}>{t(`language.${other}`)}</span>
      <span className={classes['short']} aria-hidden>
        {other.toUpperCase()}
      </span>
    </button>
  );
}
