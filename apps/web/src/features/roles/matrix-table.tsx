import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { areasOf } from './matrix.js';
import type { RoleMatrix } from './matrix-api.js';
import classes from './roles.module.css';

/** Heads stay in sight: the names of the roles on top, the sentences at the side. */
export function MatrixTable({ matrix }: { readonly matrix: RoleMatrix }) {
  const { t, i18n } = useTranslation('roles');
  const { t: app } = useTranslation('app');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <div className={classes['scroll']} role="region" aria-label={t('matrix.all')} tabIndex={0}>
      <table className={classes['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.right')}</th>
            {matrix.roles.map(({ role }) => (
              <th key={role} scope="col">
                {app(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasOf(matrix.permissions).map(({ code, permissions }) => (
            <Fragment key={code}>
              <tr>
                <th scope="colgroup" colSpan={matrix.roles.length + 1} className={classes['areaRow']}>
                  {t([`areas.${code}`, 'areas.other'], { code })}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission.code}>
                  <th scope="row">{permission.says[language]}</th>
                  {matrix.roles.map(({ role }) => (
                    <td key={role} data-yes={permission.roles.includes(role) || undefined}>
                      {t(permission.roles.includes(role) ? 'matrix.yes' : 'matrix.no')}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
