import { CatchBoundary } from '@tanstack/react-router';
import { createElement, Suspense } from 'react';
import { ErrorState } from '~/ui/error-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import type { HomeCard } from './home-cards.js';
import classes from './home-screen.module.css';

/** A card that fails says so in its own place; the others stand. */
export function HomeCardSlot({ card }: { readonly card: HomeCard }) {
  return (
    <div className={classes['card']} data-width={card.width}>
      <CatchBoundary
        getResetKey={() => card.id}
        errorComponent={({ error, reset }) => <ErrorState error={error} onRetry={reset} />}
      >
        <Suspense fallback={<LoadingState rows={4} />}>{createElement(card.component)}</Suspense>
      </CatchBoundary>
    </div>
  );
}
