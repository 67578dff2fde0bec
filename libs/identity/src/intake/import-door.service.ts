import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Jobs } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { importSpreadsheets } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { type UnitScope } from '../roles/unit-scope.rules.js';
import { ImportRepository, type ImportRow, type ImportState } from './import.repository.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { carryOnImport } from './imports.jobs.js';
import { undoUntil } from './undo-deadline.rules.js';

const FROM: Readonly<Record<'applying' | 'undoing', ImportState>> = { applying: 'planned', undoing: 'applied' };

@Injectable()
export class ImportWork {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  enqueue(importId: string): Promise<void> {
    return this.jobs.enqueue(carryOnImport, { importId });
  }

  now(): Date {
    return this.clock.now();
  }
}

/** Takes the steps that only a person may ask for, each with its entry in the audit trail. */
@Injectable()
export class ImportDoor {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly access: Access,
    private readonly audit: AuditTrail,
    private readonly work: ImportWork,
  ) {}

  scopeOf(actor: Actor): Promise<UnitScope> {
    return this.access.unitScope(actor, importSpreadsheets);
  }

  async begin(
    actor: Actor,
    id: string,
    file: { kind: string; fileName: string; fileKey: string; sizeBytes: number },
  ): Promise<void> {
    const scope = await this.scopeOf(actor);
    await this.database.transaction(async () => {
      await this.imports.insert(id, { ...file, scope, actor: plain(actor) }, this.work.now());
      await this.record(actor, id, 'identity.import-started', { kind: file.kind });
      await this.work.enqueue(id);
    });
  }

  async next(actor: Actor, { id, appliedAt, kind }: ImportRow, to: 'applying' | 'undoing'): Promise<void> {
    if (to === 'undoing' && appliedAt !== null && undoUntil(appliedAt) <= this.work.now()) {
      throw IdentityErrors.importUndoOver(undoUntil(appliedAt));
    }
    await this.database.transaction(async () => {
      if (!(await this.imports.move(id, [FROM[to]], to, this.work.now())))
        throw IdentityErrors.importNotInState(FROM[to]);
      await this.imports.actAs(id, plain(actor));
      await this.record(actor, id, to === 'applying' ? 'identity.import-applied' : 'identity.import-undone', { kind });
      await this.work.enqueue(id);
    });
  }

  async stop(actor: Actor, { id, kind }: ImportRow): Promise<void> {
    await this.database.transaction(async () => {
      const now = this.work.now();
      const before = await this.imports.move(id, ['reading', 'planning', 'planned'], 'cancelled', now);
      const midway = !before && (await this.imports.move(id, ['applying'], 'applied', now));
      if (!before && !midway) throw IdentityErrors.importNotInState('planned');
      if (midway) await this.rows.stop(id);
      await this.record(actor, id, 'identity.import-cancelled', { kind });
    });
  }

  private async record(actor: Actor, id: string, action: string, details: object): Promise<void> {
    await this.audit.record(actor, { action, subject: { kind: 'import', id }, details });
  }
}

/** Whoever asked stands in the trail for what the worker does; their rights were asked already. */
function plain({ kind, accountId, personId, name }: Actor): Actor {
  return { kind, accountId, personId, name, grants: [], scopes: [], sessionId: null };
}
