import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, Clock, logger, Metrics, RateLimit } from '#platform';
import { AuditTrailRepository } from './audit-trail.repository.js';
import { AuditVerificationRepository, type ChainFault, type VerificationRow } from './audit-verification.repository.js';

const log = logger('identity.audit');
const ASKED_PER_HOUR = 12;
const HOUR_SECONDS = 3600;

export interface ChainBreakPlace {
  seq: number;
  fault: ChainFault;
}

export interface ChainReport {
  entries: number;
  /** Hash of the last entry; who keeps it elsewhere can prove that nobody began the chain anew. */
  head: string | null;
  broken: ChainBreakPlace | null;
}

/** Walks through the whole chain, says where it first breaks, and keeps what it found. */
@Injectable()
export class AuditChain implements OnModuleInit {
  constructor(
    private readonly trail: AuditTrailRepository,
    private readonly verifications: AuditVerificationRepository,
    private readonly rates: RateLimit,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const broken = this.metrics.gauge('tuhoc_audit_chain_broken', '1 when the last verification found a break');
    const entries = this.metrics.gauge('tuhoc_audit_entries', 'Entries that the last verification walked through');
    const age = this.metrics.gauge('tuhoc_audit_verified_seconds', 'Age of the last verification');
    this.metrics.beforeReading(async () => {
      const last = await this.verifications.findLatest();
      if (last === null) return;
      broken.set(last.fault === null ? 0 : 1);
      entries.set(last.entries);
      age.set((this.clock.now().getTime() - last.verifiedAt.getTime()) / 1000);
    });
  }

  async verify(): Promise<ChainReport> {
    const broken = await this.findBreak();
    const { entries, hash } = await this.trail.head();
    const report = { entries: Number(entries), head: hash?.toString('hex') ?? null, broken };
    await this.verifications.insert({
      verifiedAt: this.clock.now(),
      entries: report.entries,
      head: report.head,
      brokenSeq: broken?.seq ?? null,
      fault: broken?.fault ?? null,
    });
    // The head stands in the log too: who can write the tables cannot write what a log server has already received.
    if (broken === null) log.info(report, 'The audit trail is whole');
    else log.error(report, 'The audit trail is broken');
    return report;
  }

  /** The same for somebody who does not want to wait for the night; it reads everything, so not too often. */
  async verifyFor(actor: Actor): Promise<VerificationRow | null> {
    await this.rates.hit(`audit-verification:${actor.accountId ?? actor.name}`, ASKED_PER_HOUR, HOUR_SECONDS);
    await this.verify();
    return this.verifications.findLatest();
  }

  async latest(): Promise<VerificationRow | null> {
    return this.verifications.findLatest();
  }

  async recent(): Promise<VerificationRow[]> {
    return this.verifications.list(30);
  }

  private async findBreak(): Promise<ChainBreakPlace | null> {
    const inside = await this.trail.findBreak();
    const replaced = await this.verifications.findReplaced();
    if (inside !== null && (replaced === null || Number(inside.seq) <= replaced))
      return { seq: Number(inside.seq), fault: inside.fault };
    return replaced === null ? null : { seq: replaced, fault: 'replaced' };
  }
}
