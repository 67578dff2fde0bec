import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { Database, type Actor } from '#platform';
import { readNamedResults, ScoreReading, type ScoringPeriod } from '#scoring';
import { nominate } from './awards.permissions.js';
import { StandingsRepository, type PersonCandidateRow, type StandingRow } from './standings.repository.js';

const MOST_CANDIDATES = 200;

/** `readable`: whether the reader may open the unit's score from the board. */
export type Standing = StandingRow & { readonly readable: boolean };

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

  async list(actor: Actor, periodId: string | undefined): Promise<{ period: ScoringPeriod; standings: Standing[] }> {
    const period = await this.scores.periodOf(periodId);
    const readable = await this.scores.readable(actor);
    const rows = await this.standings.list(period.id, await this.access.unitScope(actor, readNamedResults));
    return { period, standings: rows.map((row) => ({ ...row, readable: readable(row.unitId) })) };
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
