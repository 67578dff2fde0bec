import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { notice } from '~/ui/notify.js';
import classes from './shell.module.css';

const STAYS = 6000;

/** Always in the page, so that a screen reader hears what appears in it. */
export function NoticeRegion() {
  const { t } = useTranslation('app');
  const shown = useSyncExternalStore(notice.subscribe, notice.read);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(notice.clear, STAYS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className={classes['notices']} data-screen-only>
      {shown ? (
        <div key={shown.id} className={classes['notice']}>
          <IconCheck size={18} aria-hidden />
          <span>{shown.message}</span>
          <button type="button" aria-label={t('close')} onClick={notice.clear}>
            <IconX size={16} aria-hidden />
          </button>
        </div>
      ) : null}
    </div>
  );
}
