import { BandBadge } from '~/ui/band-badge.js';
import { shownBand } from '~/ui/bands.js';
import type { UnitScore } from './scoring-queries.js';

export function UnitBand({ unit: { band, awaiting } }: { readonly unit: Pick<UnitScore, 'band' | 'awaiting'> }) {
  return <BandBadge band={shownBand({ band, provisional: Number(awaiting) > 0 })} />;
}
