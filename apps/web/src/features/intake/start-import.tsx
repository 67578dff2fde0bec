import { Group, Radio } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '~/ui/error-state.js';
import { FileDrop } from '~/ui/file-drop.js';
import { useFormat } from '~/ui/format.js';
import { sendFile } from './import-upload.js';
import { importsKey, startImport, type ImportKind } from './imports-api.js';
import classes from './intake.module.css';
import { useTongue } from './use-tongue.js';

const ACCEPTED = '.xlsx,.csv,.zip,.txt';

/** First what, then the file: the template of what was chosen stands right beside it. */
export function StartImport({ kinds }: { readonly kinds: readonly ImportKind[] }) {
  const { t } = useTranslation('intake');
  const { say } = useTongue();
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [code, setCode] = useState(kinds[0]?.code ?? '');
  const [bytes, setBytes] = useState(0);
  const kind = kinds.find((known) => known.code === code);
  const starting = useMutation({
    mutationFn: async (file: File) => startImport({ kind: code, uploadId: await sendFile(file, setBytes) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: importsKey });
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <div className={classes['start']}>
      <Radio.Group label={t('kind')} value={code} onChange={setCode}>
        <Group gap="lg" mt="xs">
          {kinds.map((known) => (
            <Radio key={known.code} value={known.code} label={say(known.name)} disabled={starting.isPending} />
          ))}
        </Group>
      </Radio.Group>
      {kind ? <KindFiles kind={kind} /> : null}
      <FileDrop
        label={t('drop')}
        hint={t('drop-hint')}
        accept={ACCEPTED}
        multiple={false}
        disabled={starting.isPending}
        onFiles={([file]) => {
          if (file) starting.mutate(file);
        }}
      />
      <p role="status" className={classes['status']}>
        {starting.isPending
          ? t('sending', { name: starting.variables.name.normalize('NFC'), size: format.bytes(bytes) })
          : null}
      </p>
      {starting.error ? <ErrorState error={starting.error} /> : null}
    </div>
  );
}

const FILES = [
  { file: 'template', format: 'xlsx' },
  { file: 'present', format: 'xlsx' },
  { file: 'present', format: 'csv' },
] as const;

function KindFiles({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('intake');
  const { say, tongue } = useTongue();
  const name = say(kind.name);
  const required = kind.columns.filter((column) => column.required).map((column) => say(column.name));
  return (
    <div>
      <p className={classes['columns']}>{t('required-columns', { columns: required.join(', ') })}</p>
      <ul className={classes['files']}>
        {FILES.map(({ file, format }) => (
          <li key={`${file}-${format}`}>
            <a
              className={classes['file']}
              href={`/api/import-kinds/${kind.code}/${file}?language=${tongue}${file === 'present' ? `&format=${format}` : ''}`}
              download
            >
              <IconDownload size={16} aria-hidden />
              {t(`file.${file}`, { name, format: format.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
