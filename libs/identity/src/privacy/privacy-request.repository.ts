import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';
import { type RequestKind } from './working-days.rules.js';

export const REQUEST_STATES = ['received', 'acknowledged', 'done', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export interface RequestRow {
  id: string;
  personId: string;
  personName: string;
  unitName: string | null;
  kind: RequestKind;
  state: RequestState;
  receivedAt: Date;
  acknowledgeBy: string;
  dueOn: string;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  sealed: Buffer | null;
  overdue: boolean;
}

export interface StepRow {
  id: string;
  requestId: string;
  state: RequestState;
  at: Date;
  actorName: string | null;
  article: string | null;
  sealed: Buffer | null;
}

export interface NewRequest {
  id: string;
  personId: string;
  kind: RequestKind;
  sealed: Buffer | null;
  receivedAt: Date;
  acknowledgeBy: string;
  dueOn: string;
}

export interface NewStep {
  id: string;
  requestId: string;
  state: RequestState;
  at: Date;
  actorPersonId: string | null;
  article: string | null;
  sealed: Buffer | null;
}

const ROW = `r.id, r.person_id as "personId", p.full_name as "personName", v.name as "unitName", r.kind, r.state,
  r.received_at as "receivedAt", r.acknowledge_by as "acknowledgeBy", r.due_on as "dueOn",
  r.acknowledged_at as "acknowledgedAt", r.closed_at as "closedAt", r.sealed,
  (r.closed_at is null and (r.due_on < $1::date or (r.state = 'received' and r.acknowledge_by < $1::date))) as overdue`;

const FROM = `from privacy_requests r join people p on p.id = r.person_id
  left join lateral (select a.unit_id from current_assignments a where a.person_id = p.id and a.kind = 'primary'
                     order by a.valid desc limit 1) home on true
  left join current_unit_versions v on v.unit_id = home.unit_id and v.valid @> $1::date`;

@Injectable()
export class PrivacyRequestRepository {
  constructor(private readonly database: Database) {}

  async insert(request: NewRequest): Promise<void> {
    await this.database.query(
      `insert into privacy_requests (id, person_id, kind, sealed, received_at, acknowledge_by, due_on)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        request.id,
        request.personId,
        request.kind,
        request.sealed,
        request.receivedAt,
        request.acknowledgeBy,
        request.dueOn,
      ],
    );
  }

  async insertStep(step: NewStep): Promise<void> {
    await this.database.query(
      `insert into privacy_request_steps (id, request_id, state, at, actor_person_id, article, sealed)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [step.id, step.requestId, step.state, step.at, step.actorPersonId, step.article, step.sealed],
    );
  }

  /** @returns whether the request was in a state from which it can go there. */
  async move(requestId: string, state: RequestState, at: Date): Promise<boolean> {
    const touched = await this.database.affected(
      `update privacy_requests set state = $2, acknowledged_at = coalesce(acknowledged_at, $3),
              closed_at = case when $2 in ('done', 'refused') then $3::timestamptz end
       where id = $1 and (state = 'received' or (state = 'acknowledged' and $2 in ('done', 'refused')))`,
      [requestId, state, at],
    );
    return touched === 1;
  }

  async listOf(personId: string, on: string): Promise<RequestRow[]> {
    return this.database.query<RequestRow>(
      `select ${ROW} ${FROM} where r.person_id = $2 order by r.received_at desc, r.id desc limit 100`,
      [on, personId],
    );
  }

  async find(requestId: string, scope: UnitScope, on: string): Promise<RequestRow | null> {
    return this.database.one<RequestRow>(
      `select ${ROW} ${FROM} where r.id = $2 and ($3::uuid[] is null or home.unit_id = any($3))`,
      [on, requestId, scopeParameter(scope)],
    );
  }

  /** Whether whoever filed the request has been erased. */
  async isErased(personId: string): Promise<boolean> {
    return (
      (await this.database.one(`select id from people where id = $1 and erased_at is not null`, [personId])) !== null
    );
  }

  /** Open ones by what is due first, then the closed ones, the newest first. */
  async list(
    scope: UnitScope,
    on: string,
    { state, limit, offset }: { state: RequestState | null; limit: number; offset: number },
  ): Promise<{ items: RequestRow[]; total: number }> {
    const where = `where ($2::uuid[] is null or home.unit_id = any($2)) and ($3::text is null or r.state = $3)`;
    const parameters = [on, scopeParameter(scope), state];
    const items = await this.database.query<RequestRow>(
      `select ${ROW} ${FROM} ${where} order by r.closed_at desc nulls first, r.due_on, r.id limit $4 offset $5`,
      [...parameters, limit, offset],
    );
    const count = await this.database.one<{ total: number }>(`select count(*) as total ${FROM} ${where}`, parameters);
    return { items, total: count?.total ?? 0 };
  }

  async listSteps(requestIds: readonly string[]): Promise<StepRow[]> {
    return this.database.query<StepRow>(
      `select s.id, s.request_id as "requestId", s.state, s.at, p.full_name as "actorName", s.article, s.sealed
       from privacy_request_steps s left join people p on p.id = s.actor_person_id
       where s.request_id = any($1::uuid[]) order by s.at, s.id`,
      [requestIds],
    );
  }
}
