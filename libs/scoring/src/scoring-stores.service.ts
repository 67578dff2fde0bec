import { Injectable } from '@nestjs/common';
import { PersonFactsRepository } from './person-facts.repository.js';
import { StalenessRepository } from './staleness.repository.js';
import { UnitFactsRepository } from './unit-facts.repository.js';
import { UnitScoresRepository } from './unit-scores.repository.js';

/** The four tables' doors that a refresh goes through together. */
@Injectable()
export class ScoringStores {
  constructor(
    readonly staleness: StalenessRepository,
    readonly people: PersonFactsRepository,
    readonly facts: UnitFactsRepository,
    readonly scores: UnitScoresRepository,
  ) {}
}
