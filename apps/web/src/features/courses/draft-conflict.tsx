import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './author.module.css';
import { type Revision } from './use-revision.js';

interface DraftConflictProps {
  readonly revision: Revision;
  /** Forgets what the refused saving said. */
  readonly onChosen: () => void;
}

/** Two texts, one place: the author says which one stays. */
export function DraftConflict({ revision, onChosen }: DraftConflictProps) {
  const { t } = useTranslation('courses');
  if (!revision.behind) return null;
  const chosen = (act: () => void) => () => {
    act();
    onChosen();
  };
  return (
    <div role="alert" className={classes['conflict']}>
      <p>{t('author.conflict')}</p>
      <Group gap="sm">
        <Button type="button" variant="default" onClick={chosen(revision.keepMine)}>
          {t('author.conflict-keep')}
        </Button>
        <Button type="button" variant="default" onClick={chosen(revision.takeTheirs)}>
          {t('author.conflict-take')}
        </Button>
      </Group>
    </div>
  );
}
