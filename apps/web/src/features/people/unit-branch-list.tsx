import { ActionIcon } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '~/ui/links.js';
import type { UnitBranch } from './unit-tree.js';
import classes from './people.module.css';

interface UnitBranchListProps {
  readonly branches: readonly UnitBranch[];
  readonly on: string;
  readonly isOpen: (id: string) => boolean;
  readonly onToggle: (id: string) => void;
}

/** Nested lists with buttons that open: every reader and every keyboard knows these. */
export function UnitBranchList({ branches, on, isOpen, onToggle }: UnitBranchListProps) {
  return (
    <ul className={classes['tree']}>
      {branches.map((branch) => (
        <li key={branch.id}>
          <UnitLine branch={branch} on={on} open={isOpen(branch.id)} onToggle={() => onToggle(branch.id)} />
          {branch.children.length > 0 && isOpen(branch.id) ? (
            <UnitBranchList branches={branch.children} on={on} isOpen={isOpen} onToggle={onToggle} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface UnitLineProps {
  readonly branch: UnitBranch;
  readonly on: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function UnitLine({ branch, on, open, onToggle }: UnitLineProps) {
  const { t } = useTranslation('people');
  const { id, name, kind, allPeople, children } = branch;
  const kindName = t(`unit-kinds.${kind}`);
  // "Chi cục Kiểm lâm" needs no "Chi cục" behind it.
  const saysItsKind = name.toLowerCase().startsWith((kindName.split(',')[0] ?? kindName).toLowerCase());
  return (
    <div className={classes['unit']}>
      {children.length > 0 ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-label={t('units.toggle', { name })}
          onClick={onToggle}
        >
          <IconChevronRight size={18} stroke={1.6} aria-hidden data-open={open || undefined} />
        </ActionIcon>
      ) : (
        <span className={classes['leaf']} />
      )}
      <span className={classes['unitName']}>
        <TextLink to="/units/$unitId" params={{ unitId: id }} search={on === '' ? {} : { on }}>
          {name}
        </TextLink>
        {saysItsKind ? null : <span className={classes['note']}>{kindName}</span>}
      </span>
      <span className={classes['people']}>{t('units.people', { count: allPeople })}</span>
    </div>
  );
}
