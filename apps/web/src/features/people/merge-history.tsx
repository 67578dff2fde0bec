import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { notifyDone } from '~/ui/notify.js';
import { Section } from '~/ui/page.js';
import { type PersonMerge, undoMerge } from './career-api.js';
import type { Person } from './people-api.js';
import classes from './people.module.css';

export function MergedInto({ survivor }: { readonly survivor: NonNullable<Person['mergedInto']> }) {
  const { t } = useTranslation('people');
  return (
    <p className={classes['preview']}>
      {t('merge.into')}{' '}
      <TextLink to="/people/$personId" params={{ personId: survivor.id }}>
        {survivor.fullName}
      </TextLink>
    </p>
  );
}

export function MergeHistory({ person, mayUndo }: { readonly person: Person; readonly mayUndo: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [undoing, setUndoing] = useState<PersonMerge | null>(null);
  if (person.merges.length === 0) return null;
  return (
    <Section title={t('merge.history')} description={t('merge.history-lead')}>
      <ol className={classes['story']}>
        {person.merges.map((merge) => (
          <li key={merge.id} className={classes['stretch']}>
            <p className={classes['when']}>{format.instant(merge.mergedAt)}</p>
            <div>
              <p className={classes['what']}>
                {t('merge.of', { merged: namedBy(merge), survivor: merge.survivorName })}
              </p>
              {merge.undoneAt ? (
                <p className={classes['note']}>{t('merge.undone-at', { at: format.instant(merge.undoneAt) })}</p>
              ) : mayUndo ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(merge)}>
                  {t('merge.undo')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {undoing ? <UndoDialog merge={undoing} onClose={() => setUndoing(null)} /> : null}
    </Section>
  );
}

function UndoDialog({ merge, onClose }: { readonly merge: PersonMerge; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const undoing = useMutation({
    mutationFn: () => undoMerge(merge.id),
    onSuccess: async () => {
      // Everything that counts people may show other numbers now.
      await client.invalidateQueries();
      notifyDone(t('merge.undone'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('merge.undo-title', { merged: namedBy(merge) })}
      consequences={[t('merge.undo-effect-records'), t('merge.undo-effect-accounts'), t('merge.undo-effect-scores')]}
      confirmLabel={t('merge.undo')}
      onConfirm={() => undoing.mutate()}
      busy={undoing.isPending}
      error={undoing.error}
    />
  );
}

function namedBy({ mergedName, mergedStaffCode }: PersonMerge): string {
  return mergedStaffCode === null ? mergedName : `${mergedName} (${mergedStaffCode})`;
}
