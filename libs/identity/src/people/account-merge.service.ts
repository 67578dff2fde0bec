import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { SessionRepository } from '../accounts/session.repository.js';
import { AccountMergeRepository } from './account-merge.repository.js';
import {
  type MergePair,
  type MergeReceipt,
  PersonMergeSteps,
  type PersonMergeStep,
} from './person-merge-steps.service.js';

/** One person signs in one way: of two accounts the survivor's goes on with the rights of both, the other is disabled. */
@Injectable()
export class AccountMerge implements PersonMergeStep {
  readonly domain = 'accounts';

  constructor(
    steps: PersonMergeSteps,
    private readonly repository: AccountMergeRepository,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {
    steps.add(this);
  }

  async merge({ survivorId, mergedId }: MergePair): Promise<MergeReceipt> {
    const own = await this.repository.findOf(survivorId);
    const other = await this.repository.findOf(mergedId);
    if (other === null) return {};
    await this.sessions.revokeAllOf(other, this.clock.now());
    if (own === null) {
      await this.repository.handOver(other, survivorId);
      return { handedOver: [other] };
    }
    const disabled = (await this.repository.disable(other, this.clock.now())) ? [other] : [];
    const grants = await this.repository.copyGrants(other, own, this.clock.today());
    if (grants.length > 0) await this.sessions.revokeAllOf(own, this.clock.now());
    return { disabled, grants };
  }

  async undo({ survivorId, mergedId }: MergePair, receipt: MergeReceipt): Promise<void> {
    const { handedOver = [], disabled = [], grants = [] } = receipt;
    for (const id of handedOver) await this.repository.handOver(id, mergedId);
    for (const id of disabled) await this.repository.enable(id, this.clock.now());
    await this.repository.deleteGrants(grants);
    const own = await this.repository.findOf(survivorId);
    if (own !== null && grants.length > 0) await this.sessions.revokeAllOf(own, this.clock.now());
  }
}
