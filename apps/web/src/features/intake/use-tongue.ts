import { useTranslation } from 'react-i18next';

interface TwoTongues {
  readonly vi: string;
  readonly en: string;
}

/** For what the server says in both languages. */
export function useTongue(): { tongue: 'vi' | 'en'; say: (words: TwoTongues) => string } {
  const { i18n } = useTranslation('intake');
  const tongue = i18n.language === 'en' ? 'en' : 'vi';
  return { tongue, say: (words) => words[tongue] };
}
