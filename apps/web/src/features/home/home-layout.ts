import type { HomeCard } from './home-cards.js';

type Placed = Pick<HomeCard, 'order' | 'width'>;

interface HomeLayout<Card> {
  /** Each packs by itself, so a tall card leaves no gap beside it. */
  readonly columns: readonly (readonly Card[])[];
  readonly below: readonly Card[];
}

/** Read one column after the other, by eye, by keyboard or on a phone, the cards come in their order. */
export function layOut<Card extends Placed>(cards: readonly Card[]): HomeLayout<Card> {
  const sorted = [...cards].sort((one, other) => one.order - other.order);
  const half = sorted.filter(({ width }) => width === 'half');
  const middle = Math.ceil(half.length / 2);
  return {
    columns: [half.slice(0, middle), half.slice(middle)].filter((column) => column.length > 0),
    below: sorted.filter(({ width }) => width === 'full'),
  };
}
