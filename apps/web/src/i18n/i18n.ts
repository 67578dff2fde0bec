import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { rememberedLanguage, type Language } from './language.js';
import { type Namespaces } from './messages.js';

const load: Record<Language, () => Promise<{ namespaces: Namespaces }>> = {
  vi: () => import('./messages-vi.js'),
  en: () => import('./messages-en.js'),
};

async function addTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'app')) return;
  const { namespaces } = await load[language]();
  for (const [namespace, texts] of Object.entries(namespaces)) i18next.addResourceBundle(language, namespace, texts);
}

export async function startI18n(): Promise<void> {
  const language = rememberedLanguage() ?? 'vi';
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    returnNull: false,
  });
  await applyLanguage(language);
}

/** Loads the texts first, so that the page changes language in one step and never shows a key. */
export async function applyLanguage(language: Language): Promise<void> {
  await addTexts(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
