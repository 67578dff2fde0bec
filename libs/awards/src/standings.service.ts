import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { Database, type Actor } from '#platform';
import { readUnitScores, ScoreReading, type ScoringPeriod } from '#scoring';
import { nominate } from './awards.permissions.js';
import { StandingsRepository, type PersonCandidateRow, type StandingRow } from './standings.repository.js';

const MOST_CANDIDATES = 200;

@Injectable()
export class Standings {
  constructor(
    private readonly database: Database,
    private readonly standings: StandingsRepository,
    private readonly scores: ScoreReading,
    private readonly access: Access,
  ) {}

  /** Brings a period's standings up to date; the listener does the same after each change of a score. */
  async refresh(periodId: string): Promise<void> {
    await this.database.transaction(() => this.standings.refresh(periodId));
  }

  async list(actor: Actor, periodId: string | undefined): Promise<{ period: ScoringPeriod; standings: StandingRow[] }> {
    const period = await this.scores.periodOf(periodId);
    return {
      period,
      standings: await this.standings.list(period.id, await this.access.unitScope(actor, readUnitScores)),
    };
  }

  async listPersonCandidates(actor: Actor, periodId: string | undefined): Promise<PersonCandidateRow[]> {
    const period = await this.scores.periodOf(periodId);
    return this.standings.listPersonCandidates(
      period.id,
      await this.access.unitScope(actor, nominate),
      MOST_CANDIDATES,
    );
  }
}
