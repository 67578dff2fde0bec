import { useEffect } from 'react';
import { useSession } from '~/api/session.js';
import { applyLanguage } from '~/i18n/i18n.js';
import { isLanguage, rememberedLanguage } from '~/i18n/language.js';

/** The account's language, unless somebody chose another one in this browser. */
export function useLanguageOfSession(): void {
  const { language } = useSession();
  useEffect(() => {
    if (rememberedLanguage() === null && isLanguage(language)) void applyLanguage(language);
  }, [language]);
}
