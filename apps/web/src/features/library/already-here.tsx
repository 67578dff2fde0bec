import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import type { StoredFile } from './library-api.js';
import classes from './library.module.css';

interface AlreadyHereProps {
  readonly stored: StoredFile;
  readonly fileName: string;
  readonly onUse: () => void;
  readonly onLeave: () => void;
}

/** The answer before any byte travelled: where these very bytes already are. */
export function AlreadyHere({ stored, fileName, onUse, onLeave }: AlreadyHereProps) {
  const { t } = useTranslation('library');
  return (
    <div className={classes['note']} role="status">
      {t('upload.known')}
      <ul>
        {stored.uses.map((use) => (
          <li key={`${use.resourceId}-${use.version}`}>
            <TextLink to="/library/$resourceId" params={{ resourceId: use.resourceId }}>
              {use.title}
            </TextLink>
            , {t('version', { number: use.version })}, {t(`state.${use.state}`).toLocaleLowerCase()}
            {use.courses === null ? null : `, ${t('used-in-courses', { count: use.courses })}`}
          </li>
        ))}
      </ul>
      <div className={classes['uploadActions']}>
        <Button onClick={onLeave} aria-label={`${t('upload.leave')}: ${fileName}`}>
          {t('upload.leave')}
        </Button>
        <Button variant="default" onClick={onUse} aria-label={`${t('upload.use-known')}: ${fileName}`}>
          {t('upload.use-known')}
        </Button>
      </div>
    </div>
  );
}
