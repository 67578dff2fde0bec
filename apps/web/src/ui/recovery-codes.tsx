import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyDone } from './notify.js';

/** Shown this once: to be printed or written down, for the day when the phone is gone. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('ui');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    notifyDone(t('recovery.copied'));
  };
  return (
    <section aria-label={t('recovery.title')}>
      <h2 style={{ fontSize: '1.125rem', margin: '0 0 0.25rem' }}>{t('recovery.title')}</h2>
      <p style={{ margin: '0 0 0.75rem' }}>{t('recovery.lead')}</p>
      <ul style={{ listStyle: 'none', margin: '0 0 1rem', padding: 0, columns: '9rem 2' }}>
        {codes.map((code) => (
          <li key={code}>
            <code style={{ fontSize: '1rem' }}>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" onClick={() => void copy()}>
          {t('recovery.copy')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
      </Group>
    </section>
  );
}
