import {
  IconFileText,
  IconFileTypePdf,
  IconFileTypography,
  IconMovie,
  IconPhoto,
  IconPresentation,
  IconTable,
} from '@tabler/icons-react';
import type { Kind } from './library-api.js';
import classes from './library.module.css';

const ICONS = {
  pdf: IconFileTypePdf,
  document: IconFileText,
  spreadsheet: IconTable,
  slides: IconPresentation,
  image: IconPhoto,
  video: IconMovie,
  text: IconFileTypography,
} as const;

/** Only for the eye: the kind stands in words beside it. */
export function KindIcon({ kind }: { readonly kind: Kind }) {
  const Icon = ICONS[kind];
  return (
    <span className={classes['kind']} data-kind={kind} aria-hidden>
      <Icon size={22} stroke={1.5} />
    </span>
  );
}
