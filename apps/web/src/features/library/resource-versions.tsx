import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { Section } from '~/ui/page.js';
import { downloadAddress, type Resource } from './library-api.js';
import classes from './library.module.css';

export function ResourceVersions({ resource: { id, versions, version } }: { readonly resource: Resource }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  return (
    <Section title={t('versions')}>
      <ul className={classes['versions']}>
        {versions.map((each) => (
          <li key={each.id}>
            <div>
              <Anchor href={downloadAddress(id, each.number)}>{t('version', { number: each.number })}</Anchor>{' '}
              {each.number === version ? t('version-current') : null}
              <br />
              <span>{each.fileName}</span>
            </div>
            <span>
              {format.bytes(each.sizeBytes)}, <CivilDate value={each.createdAt} />
              {each.courses === null ? null : `, ${t('used-in-courses', { count: each.courses })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
