import { Injectable } from '@nestjs/common';
import { type Actor, Clock, civilDate, Database, newId, type Page, windowOf } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { PersonalKeys } from '../audit/personal-keys.service.js';
import { seal, unseal } from '../audit/sealing.rules.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { workRequests } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { ownPersonOf } from './personal-data.service.js';
import {
  PrivacyRequestRepository,
  type RequestRow,
  type RequestState,
  type StepRow,
} from './privacy-request.repository.js';
import {
  ACKNOWLEDGE_WORKING_DAYS,
  daysAfter,
  REQUEST_DAYS,
  type RequestKind,
  workingDaysAfter,
} from './working-days.rules.js';

export interface RequestStep extends Omit<StepRow, 'sealed' | 'requestId'> {
  note: string | null;
}

export interface PrivacyRequest extends Omit<RequestRow, 'sealed'> {
  /** Null also when the person's key is destroyed. */
  text: string | null;
  steps: RequestStep[];
}

export interface Answer {
  state: Exclude<RequestState, 'received'>;
  note: string | null;
  /** The article on which a refusal rests. */
  article: string | null;
}

/** What people ask of the department about their own data, each with its clock (Law 91/2025/QH15, domain rules §5.1). */
@Injectable()
export class PrivacyRequests {
  constructor(
    private readonly database: Database,
    private readonly repository: PrivacyRequestRepository,
    private readonly keys: PersonalKeys,
    private readonly trail: AuditTrail,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, kind: RequestKind, text: string): Promise<PrivacyRequest[]> {
    const personId = ownPersonOf(actor);
    const id = newId();
    const receivedAt = this.clock.now();
    const today = civilDate(receivedAt);
    await this.database
      .transaction(async () => {
        const sealed = await this.sealed(personId, text, id);
        const acknowledgeBy = workingDaysAfter(today, ACKNOWLEDGE_WORKING_DAYS);
        const dueOn = daysAfter(today, REQUEST_DAYS[kind]);
        await this.repository.insert({ id, personId, kind, sealed, receivedAt, acknowledgeBy, dueOn });
        await this.note(actor, { id, personId, kind }, { state: 'received', note: null, article: null });
      })
      .catch(refuse);
    return this.ofSelf(actor);
  }

  async ofSelf(actor: Actor): Promise<PrivacyRequest[]> {
    return this.opened(await this.repository.listOf(ownPersonOf(actor), this.clock.today()));
  }

  async list(
    actor: Actor,
    { page, size, state }: { page: number; size: number; state: RequestState | null },
  ): Promise<Page<PrivacyRequest>> {
    const scope = await this.access.unitScope(actor, workRequests);
    const { limit, offset } = windowOf({ page, size });
    const found = await this.repository.list(scope, this.clock.today(), { state, limit, offset });
    return { items: await this.opened(found.items), total: found.total, page, size };
  }

  /** @throws identity.request-not-found, request-closed, article-missing, own-request, erasure-first */
  async answer(actor: Actor, requestId: string, answer: Answer): Promise<PrivacyRequest> {
    if (answer.state === 'refused' && (answer.article === null || answer.note === null))
      throw IdentityErrors.articleMissing();
    const scope = await this.access.unitScope(actor, workRequests);
    await this.database.transaction(async () => {
      const request = await this.repository.find(requestId, scope, this.clock.today());
      if (request === null) throw IdentityErrors.requestNotFound(requestId);
      if (request.personId === actor.personId) throw IdentityErrors.ownRequest();
      await this.refuseUntrue(request, answer);
      if (!(await this.repository.move(requestId, answer.state, this.clock.now())))
        throw IdentityErrors.requestClosed(request.state);
      await this.note(actor, request, answer);
    });
    const [answered] = await this.opened([await this.get(requestId, scope)]);
    if (answered === undefined) throw IdentityErrors.requestNotFound(requestId);
    return answered;
  }

  /** Nobody is told that their data is gone before it is. */
  private async refuseUntrue({ kind, personId }: RequestRow, { state }: Answer): Promise<void> {
    if (kind === 'erasure' && state === 'done' && !(await this.repository.isErased(personId)))
      throw IdentityErrors.erasureFirst();
  }

  private async get(requestId: string, scope: Parameters<PrivacyRequestRepository['find']>[1]): Promise<RequestRow> {
    const row = await this.repository.find(requestId, scope, this.clock.today());
    if (row === null) throw IdentityErrors.requestNotFound(requestId);
    return row;
  }

  private async note(
    actor: Actor,
    { id: requestId, personId, kind }: Pick<RequestRow, 'id' | 'personId' | 'kind'>,
    { state, note, article }: Omit<Answer, 'state'> & { state: RequestState },
  ): Promise<void> {
    const id = newId();
    const sealed = note === null ? null : await this.sealed(personId, note, id);
    const at = this.clock.now();
    await this.repository.insertStep({ id, requestId, state, at, actorPersonId: actor.personId, article, sealed });
    await this.trail.record(actor, {
      action: `identity.request-${state}`,
      subject: { kind: 'request', id: requestId },
      personId,
      details: { kind, ...(article !== null && { article }) },
    });
  }

  private async sealed(personId: string, text: string, bound: string): Promise<Buffer | null> {
    const key = (await this.keys.ofPeople([personId])).get(personId);
    return key === undefined ? null : seal(key, Buffer.from(text, 'utf8'), bound);
  }

  private async opened(rows: readonly RequestRow[]): Promise<PrivacyRequest[]> {
    const keys = await this.keys.existing(rows.map(({ personId }) => personId));
    const steps = await this.repository.listSteps(rows.map(({ id }) => id));
    return rows.map(({ sealed, ...row }) => {
      const key = keys.get(row.personId);
      const read = (bytes: Buffer | null, bound: string): string | null =>
        bytes && key ? unseal(key, bytes, bound).toString('utf8') : null;
      const own = steps
        .filter(({ requestId }) => requestId === row.id)
        .map(({ sealed: bytes, requestId: _request, ...step }) => ({ ...step, note: read(bytes, step.id) }));
      return { ...row, text: read(sealed, row.id), steps: own };
    });
  }
}
