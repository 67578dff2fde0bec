import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { TextLink } from '~/ui/links.js';
import { Section } from '~/ui/page.js';
import { QueryState } from '~/ui/query-state.js';
import { KindIcon } from './kind-icon.js';
import { resourcesQuery } from './library-api.js';
import classes from './library.module.css';

const SHOWN = 4;

export default function LibraryHomeCard() {
  const { t } = useTranslation('library');
  const newest = useQuery(resourcesQuery({ size: SHOWN }));
  return (
    <Section title={t('home.title')} actions={<TextLink to="/library">{t('home.all')}</TextLink>}>
      <QueryState query={newest}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('empty')}</p>
          ) : (
            <ul className={classes['card']}>
              {items.map(({ id, title, kind, topic, publishedAt }) => (
                <li key={id}>
                  <KindIcon kind={kind} />
                  <div>
                    <p>
                      <TextLink to="/library/$resourceId" params={{ resourceId: id }}>
                        {title}
                      </TextLink>
                    </p>
                    <p className={classes['meta']}>
                      <span>{t(`kind.${kind}`)}</span>
                      <span>{t(`topic.${topic}`)}</span>
                      <CivilDate value={publishedAt} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}
