import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { Database, type Actor } from '#platform';
import { readNamedResults, ScoreReading, type ScoringPeriod } from '#scoring';
import { nominate } from './awards.permissions.js';
import { StandingsRepository, type PersonCandidateRow, type StandingRow } from './standings.repository.js';

const MOST_CANDIDATES = 200;

export type Standing = Omit<StandingRow, 'headcount'> & {
  /** Null for whoever does not list the unit's score: the size band says how large it is. */
  readonly headcount: number | null;
  /** Whether the reader may open the unit's score from the board. */
  readonly readable: boolean;
};

export interface Board {
  readonly period: ScoringPeriod;
  readonly standings: Standing[];
  /** Ranked, but not shown: fewer than five people, or needed to keep such a group hidden. */
  readonly withheld: number;
}

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

  async list(actor: Actor, periodId: string | undefined): Promise<Board> {
    const period = await this.scores.periodOf(periodId);
    const readable = await this.scores.readable(actor);
    const rows = await this.standings.list(period.id, await this.access.unitScope(actor, readNamedResults));
    const { shows, counts } = await this.scores.ranked(actor, period.id);
    const standings = rows.flatMap(({ named, headcount, ...row }) =>
      named || shows(row.unitId)
        ? [{ ...row, headcount: named || counts(row.unitId) ? headcount : null, readable: readable(row.unitId) }]
        : [],
    );
    return { period, standings, withheld: rows.length - standings.length };
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
