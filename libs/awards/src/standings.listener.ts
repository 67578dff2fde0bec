import { Subscriber, type Delivered, type EventSubscriber } from '#platform';
import { UnitScoreChanged } from '#scoring';
import { StandingsRepository } from './standings.repository.js';

@Subscriber({ name: 'awards.standings', to: [UnitScoreChanged], batch: 5000 })
export class StandingsListener implements EventSubscriber<UnitScoreChanged> {
  constructor(private readonly standings: StandingsRepository) {}

  async deliver(events: readonly Delivered<UnitScoreChanged>[]): Promise<void> {
    const periods = new Set(events.map(({ event }) => event.periodId));
    for (const periodId of [...periods].sort()) await this.standings.refresh(periodId);
  }
}
