import { Button, Group, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import type { ListState } from '~/ui/list-search.js';
import { useRequestKey } from '~/ui/request-key.js';
import { filterOf } from './export-filter.js';
import { exportsKey, FORMATS, requestExport, type ExportFormat } from './exports-api.js';
import classes from './exports.module.css';

export function StartExport({ list }: { readonly list: ListState }) {
  const { t } = useTranslation('exports');
  const client = useQueryClient();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const keyOf = useRequestKey();
  const wanted = { format, filter: filterOf(list) };
  const starting = useMutation({
    mutationFn: (requestKey: string) => requestExport({ ...wanted, requestKey }),
    // A lost answer is asked for again under the same key: that gives the same export, not a second one.
    retry: (failures, error) => failures < 2 && 'unreachable' in error && error.unreachable === true,
    onSuccess: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
  return (
    <div className={classes['start']}>
      <Radio.Group
        label={t('format.title')}
        value={format}
        onChange={(value) => setFormat(FORMATS.find((known) => known === value) ?? 'xlsx')}
      >
        <Group gap="lg" mt="xs">
          {FORMATS.map((value) => (
            <Radio key={value} value={value} label={t(`format.${value}`)} description={t(`format.${value}-hint`)} />
          ))}
        </Group>
      </Radio.Group>
      {starting.error ? <ErrorState error={starting.error} /> : null}
      <Button size="md" loading={starting.isPending} onClick={() => starting.mutate(keyOf(wanted))}>
        {t('start')}
      </Button>
    </div>
  );
}
