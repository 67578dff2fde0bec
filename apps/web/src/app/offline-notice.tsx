import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

export function OfflineNotice() {
  const { t } = useTranslation('app');
  const { online } = useNetwork();
  return (
    <div role="status" className={classes['offline']}>
      {online === false ? t('offline') : null}
    </div>
  );
}
