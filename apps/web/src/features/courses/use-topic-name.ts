import { useTranslation } from 'react-i18next';
import type { Topic } from './courses-api.js';

/** Topics are the library's words; courses use the same. */
export function useTopicName(): (topic: Topic) => string {
  const { t } = useTranslation('library');
  return (topic) => t(`topic.${topic}`);
}
