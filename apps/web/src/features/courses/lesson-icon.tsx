import { IconCircleCheckFilled, IconFileText, IconListCheck, IconPaperclip, IconPlayerPlay } from '@tabler/icons-react';
import type { LessonKind, LessonState } from './courses-api.js';

const ICONS = { article: IconFileText, file: IconPaperclip, video: IconPlayerPlay, quiz: IconListCheck } as const;

/** What a lesson is, or that it is done; the words stand beside it. */
export function LessonIcon({ kind, state }: { readonly kind: LessonKind; readonly state: LessonState }) {
  if (state === 'finished') return <IconCircleCheckFilled size={20} color="var(--th-accent)" aria-hidden />;
  const Icon = ICONS[kind];
  return <Icon size={20} stroke={1.6} color="var(--th-muted)" aria-hidden />;
}
