import { useTranslation } from 'react-i18next';
import type { AuditEntry } from './audit-api.js';
import classes from './audit.module.css';

type Values = Readonly<Record<string, unknown>>;

/** Before beside after, one line a value; what changed is set in bold. Facts without a before stand in one column. */
export function ValuesTable({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const { before: wasOpen, after: isOpen, ...facts } = entry.details as Values;
  const before: Values = { ...valuesIn(wasOpen), ...(entry.personal?.before ?? {}) };
  const after: Values = { ...valuesIn(isOpen), ...(entry.personal?.after ?? {}) };
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const details = Object.entries(facts);
  if (changed.length === 0 && details.length === 0)
    return <p className={classes['quiet']}>{t(entry.personalState === 'erased' ? 'erased-lead' : 'no-values')}</p>;
  return (
    <>
      {details.length > 0 ? (
        <table className={classes['values']} aria-label={t('details')}>
          <tbody>
            {details.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{t([`fields.${name}`, 'fields.other'], { name })}</th>
                <td>{textOf(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {changed.length > 0 ? (
        <table className={classes['values']} aria-label={t('changes')}>
          <thead>
            <tr>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((name) => (
              <tr key={name} data-changed={textOf(before[name]) !== textOf(after[name]) || undefined}>
                <th scope="row">{t([`fields.${name}`, 'fields.other'], { name })}</th>
                <td>{textOf(before[name])}</td>
                <td>{textOf(after[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}

function valuesIn(side: unknown): Values {
  return typeof side === 'object' && side !== null ? { ...side } : {};
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
