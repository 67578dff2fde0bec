import {
  IconActivity,
  IconAward,
  IconBooks,
  IconCertificate,
  IconChartBar,
  IconChecklist,
  IconFileExport,
  IconFileImport,
  IconFolderUp,
  IconHistory,
  IconHome,
  IconKey,
  IconLayoutDashboard,
  IconListCheck,
  IconPencil,
  IconSchool,
  IconShieldLock,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react';
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
  /** Pages below its address have entries of their own: it is not current on them. */
  readonly alone?: boolean;
}

export const NAVIGATION: readonly NavigationEntry[] = [
  { path: '/', label: 'home:title', icon: IconHome, group: 'learning', order: 0, onPhone: 0 },
  {
    path: '/courses',
    label: 'courses:title',
    icon: IconSchool,
    group: 'learning',
    order: 10,
    permission: 'courses.learn',
    onPhone: 1,
  },
  {
    path: '/author/courses',
    label: 'courses:author.title',
    icon: IconPencil,
    group: 'authoring',
    order: 20,
    permission: 'courses.author',
  },
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
    path: '/contributions',
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
  {
    path: '/my/learning',
    label: 'learning:title',
    icon: IconCertificate,
    group: 'learning',
    order: 30,
    permission: 'records.read-own',
    onPhone: 3,
  },
  {
    path: '/my/plan',
    label: 'planning:navigation',
    icon: IconListCheck,
    group: 'learning',
    order: 40,
    permission: 'planning.own-plan',
  },
  {
    path: '/plans',
    label: 'planning:plans.short',
    icon: IconChecklist,
    group: 'unit',
    order: 20,
    permission: 'planning.read-plans',
  },
  {
    path: '/office',
    alone: true,
    label: 'office:title',
    icon: IconLayoutDashboard,
    group: 'office',
    order: 10,
    permission: 'reporting.office-dashboard',
  },
  {
    path: '/office/exports',
    label: 'exports:title',
    icon: IconFileExport,
    group: 'office',
    order: 20,
    permission: 'reporting.export',
  },
  {
    path: '/awards',
    label: 'awards:title',
    icon: IconAward,
    group: 'unit',
    order: 60,
    permission: 'awards.read',
  },
  {
    path: '/operations',
    label: 'operations:title',
    icon: IconActivity,
    group: 'system',
    order: 10,
    permission: 'platform.read-operations',
  },
  {
    path: '/audit',
    label: 'audit:title',
    icon: IconHistory,
    group: 'system',
    order: 20,
    permission: 'identity.read-audit',
  },
  {
    path: '/roles',
    label: 'roles:title',
    icon: IconKey,
    group: 'system',
    order: 25,
    // Everybody may read it, from the own account; in the menu it stands for who works with it.
    permission: 'identity.read-audit',
  },
  {
    path: '/privacy/requests',
    label: 'privacy:queue.title',
    icon: IconShieldLock,
    group: 'system',
    order: 30,
    permission: 'identity.work-requests',
  },
  {
    path: '/imports',
    label: 'intake:title',
    icon: IconFileImport,
    group: 'system',
    order: 5,
    permission: 'identity.import',
  },
];
