import { IconBooks, IconChartBar, IconFolderUp, IconHome, IconSitemap, IconUsers } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';

export const NAVIGATION_GROUPS = ['learning', 'unit', 'office', 'authoring', 'system'] as const;
export type NavigationGroup = (typeof NAVIGATION_GROUPS)[number];

export interface NavigationEntry {
  readonly path: NonNullable<LinkProps['to']>;
  /** `feature:key` of the label. */
  readonly label: string;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly group: NavigationGroup;
  readonly order: number;
  /** The permission that opens the screen; without one it is everybody's. */
  readonly permission?: string;
  /** One of the four that stand in the bottom bar of a phone, in this order of importance. */
  readonly onPhone?: number;
}

export const NAVIGATION: readonly NavigationEntry[] = [
  { path: '/', label: 'home:title', icon: IconHome, group: 'learning', order: 0, onPhone: 0 },
  {
    path: '/library',
    label: 'library:title',
    icon: IconBooks,
    group: 'learning',
    order: 20,
    permission: 'library.read',
    onPhone: 2,
  },
  {
    path: '/library/contributions',
    label: 'library:contributions.title',
    icon: IconFolderUp,
    group: 'authoring',
    order: 10,
    permission: 'library.contribute',
  },
  {
    path: '/unit',
    label: 'scoring:navigation',
    icon: IconChartBar,
    group: 'unit',
    order: 10,
    permission: 'scoring.read-own-unit',
  },
  {
    path: '/people',
    label: 'people:title',
    icon: IconUsers,
    group: 'unit',
    order: 40,
    permission: 'identity.read-people',
  },
  {
    path: '/units',
    label: 'people:units.title',
    icon: IconSitemap,
    group: 'unit',
    order: 50,
    permission: 'identity.read-directory',
  },
];
