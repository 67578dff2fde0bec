import { Injectable } from '@nestjs/common';
import { logger } from '#platform';
import { AuditTrailRepository, type ChainBreak } from './audit-trail.repository.js';

const log = logger('identity.audit');

export interface ChainReport {
  entries: number;
  /** Hash of the last entry; who keeps it elsewhere can prove that nobody began the chain anew. */
  head: string | null;
  broken: ChainBreak | null;
}

/** Walks through the whole chain and says where it first breaks. */
@Injectable()
export class AuditChain {
  constructor(private readonly repository: AuditTrailRepository) {}

  async verify(): Promise<ChainReport> {
    const broken = await this.repository.findBreak();
    const { entries, hash } = await this.repository.head();
    const report = { entries: Number(entries), head: hash?.toString('hex') ?? null, broken };
    if (broken === null) log.info(report, 'The audit trail is whole');
    else log.error(report, 'The audit trail is broken');
    return report;
  }
}
