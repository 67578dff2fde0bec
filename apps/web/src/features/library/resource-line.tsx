import { useTranslation } from 'react-i18next';
import { CivilDate } from '~/ui/dates.js';
import { useFormat } from '~/ui/format.js';
import { TextLink } from '~/ui/links.js';
import { KindIcon } from './kind-icon.js';
import { licenceKey, type FoundResource } from './library-api.js';
import classes from './library.module.css';
import { MatchedText } from './matched-text.js';
import { excerptOf } from './matches.js';

/** One resource in a list: what it is, what it is about, and why it was found. */
export function ResourceLine({ resource, q }: { readonly resource: FoundResource; readonly q: string }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const { id, kind, title, summary, documentNumber, topic, licence, sizeBytes, ownerUnitName, publishedAt } = resource;
  return (
    <li className={classes['line']}>
      <KindIcon kind={kind} />
      <div className={classes['lineText']}>
        <h2 className={classes['lineTitle']}>
          <TextLink to="/library/$resourceId" params={{ resourceId: id }} underline="hover">
            <MatchedText text={title} q={q} />
          </TextLink>
          {documentNumber ? (
            <span className={classes['number']}>
              <MatchedText text={documentNumber} q={q} />
            </span>
          ) : null}
        </h2>
        {summary ? (
          <p className={classes['excerpt']}>
            <MatchedText text={excerptOf(summary, q)} q={q} />
          </p>
        ) : null}
        <p className={classes['meta']}>
          <span>
            {t(`kind.${kind}`)}, {format.bytes(sizeBytes)}
          </span>
          <span>{t(`topic.${topic}`)}</span>
          <span>{t(`licence.${licenceKey(licence)}`)}</span>
          {ownerUnitName ? <span>{ownerUnitName}</span> : null}
          {publishedAt ? <CivilDate value={publishedAt} /> : null}
        </p>
      </div>
    </li>
  );
}
