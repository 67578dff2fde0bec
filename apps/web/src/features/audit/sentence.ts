import { useTranslation } from 'react-i18next';
import type { AuditEntry } from './audit-api.js';

/** What was done, as one reads it: a sentence for each known action, the code itself for one that has none yet. */
export function useSentence(): (entry: AuditEntry) => string {
  const { t } = useTranslation('audit');
  return (entry) => {
    const actor = entry.actorName ?? t('somebody');
    const subject =
      entry.subjectName ?? entry.personName ?? entry.unitName ?? t([`subjects.${entry.subjectKind}`, 'subjects.other']);
    const known = { actor, subject, person: entry.personName ?? subject, unit: entry.unitName ?? subject };
    return t([`sentences.${entry.action}`, 'sentences.other'], { ...known, action: entry.action });
  };
}

/** The action without who and whom, for the choice of the filter. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation('audit');
  return (action) => t([`actions.${action}`, 'actions.other'], { action });
}
