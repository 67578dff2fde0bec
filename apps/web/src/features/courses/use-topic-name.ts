import { useTranslation } from 'react-i18next';

/** Topics are the library's words; courses use the same. */
export function useTopicName(): (topic: string) => string {
  const { t } = useTranslation('library');
  return (topic) => t(`topic.${topic}`);
}
