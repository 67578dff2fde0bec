import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Instant } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { courseChoicesQuery, unitChoicesQuery, type ExportRecord } from './exports-api.js';
import classes from './exports.module.css';

/** The record of an export: who, what, as known when, how much, its checksum and until when the file is there. */
export function ExportFacts({ record }: { readonly record: ExportRecord }) {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const filter = useFilterWords(record.filter);
  return (
    <div className={classes['facts']}>
      <p className={classes['line']}>
        {t('item.by', { name: record.requestedByName })} · {t('item.as-of')} <Instant value={record.asOf} />
      </p>
      <p className={classes['line']}>{filter.length === 0 ? t('item.no-filter') : filter.join(' · ')}</p>
      {record.state === 'done' ? (
        <>
          <p className={classes['line']}>
            {t('item.rows', { count: record.totalRows ?? 0, value: format.number(record.totalRows ?? 0) })} ·{' '}
            {format.bytes(record.sizeBytes ?? 0)} · {record.available ? t('item.until') : t('item.removed')}{' '}
            <Instant value={record.expiresAt} />
          </p>
          <p className={classes['checksum']}>
            <abbr title={t('item.checksum-hint')}>SHA-256</abbr> <code>{record.sha256}</code>
          </p>
        </>
      ) : null}
      {record.available ? (
        <Button
          component="a"
          href={`/api/exports/${record.id}/file`}
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={t('item.download-named', { name: record.fileName })}
        >
          {t('item.download')}
        </Button>
      ) : null}
    </div>
  );
}

function useFilterWords({ from, to, unitIds, courseId, q }: ExportRecord['filter']): string[] {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const units = useQuery(unitChoicesQuery);
  const courses = useQuery(courseChoicesQuery);
  const unitName = (id: string): string =>
    units.data?.units.find((unit) => unit.id === id)?.name ?? t('item.some-unit');
  const course = courses.data?.items.find(({ id }) => id === courseId)?.title ?? t('item.some-course');
  return [
    ...(from === null ? [] : [t('item.from', { day: format.civilDate(from) })]),
    ...(to === null ? [] : [t('item.to', { day: format.civilDate(to) })]),
    ...(unitIds ?? []).map(unitName),
    ...(courseId === null ? [] : [course]),
    ...(q === null ? [] : [t('item.person', { q })]),
  ];
}
