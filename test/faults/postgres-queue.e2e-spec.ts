import { faultsOn } from './fault-rounds.js';

describe('The learning chain with its queue on PostgreSQL', () => {
  faultsOn('postgres');
});
