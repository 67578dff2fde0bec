// core
export { AppConfig, loadConfig } from './config/app-config.js';
export { OIDC_LINKS, type OidcLink, type OidcProvider } from './config/oidc-providers.js';
export { ConfigFaults, type ConfigFault } from './config/config-faults.js';
export { Clock } from './clock/clock.js';
export { CIVIL_TIME_ZONE, civilDate } from './clock/civil-date.js';
export { newId } from './ids/new-id.js';
export { Database } from './database/database.js';
export { createDataSource } from './database/data-source.js';
export { LateWork, SnapshotInsideTransaction, SwallowedFailure } from './database/database.errors.js';
export { Migrator } from './database/migrator.js';
export { violatedConstraint } from './database/postgres-fault.js';
export { DurableEvent, DurableEventName, eventNameOf, type EventClass, type FieldsOf } from './events/durable-event.js';
export { Subscriber, type Delivered, type EventSubscriber, type Subscription } from './events/subscriber.js';
export { Events } from './events/events.js';
export { EventDrain } from './events/event-drain.js';
export { DeliverySweep } from './events/delivery-sweep.js';
export { DeliveryLag } from './events/delivery-lag.js';
export { type SubscriberLag } from './events/pending-deliveries.repository.js';
export { ParkedDeliveries, type ParkedQuery } from './events/parked-deliveries.js';
export { type ParkedDelivery } from './events/parked-deliveries.repository.js';
export { Subscribers } from './events/subscribers.js';
export { defineJob, type JobDefinition } from './jobs/job-definition.js';
export { HandlesJob, type JobRun } from './jobs/handles-job.js';
export { defineSchedule, provideJobs, provideSchedules, type Schedule } from './jobs/schedule.js';
export { JobRegistry } from './jobs/job-registry.js';
export { JobRunner } from './jobs/job-runner.js';
export { Jobs, type QueueCounts } from './jobs/jobs.js';
export { BadPayload } from './jobs/payload.js';
export { QueueBackend } from './jobs/queue-backend.js';
export { QUEUE_NAMES, type QueueName } from './jobs/queue-names.js';
export { WorkerRuntime } from './jobs/worker-runtime.js';
export { Runs, type NewRun } from './runs/runs.js';
export { RUN_STATUSES, type Run, type RunProgress, type RunStatus } from './runs/runs.repository.js';
export { currentContext, nameActor, withContext, type CallContext } from './telemetry/call-context.js';
export { configureLogging, logger, type Logger } from './telemetry/logger.js';
export { Metrics } from './telemetry/metrics.js';
export { PlatformModule } from './platform.module.js';
// end core
// http
export { refusalByConstraint } from './http/constraint-refusal.js';
export { DomainError, type DomainErrorKind, type ErrorFacts } from './http/domain.errors.js';
export { systemActor, type Actor, type Grant } from './http/actor.js';
export { definePermission, definedPermissions, isPermitted, type Permission } from './http/permission.js';
export { Authenticator, type AuthRequest } from './http/authenticator.js';
export { CurrentActor, IdParam, Public, Requires } from './http/route.decorators.js';
export { ApiFailures } from './http/api-failures.js';
export { HttpErrors, type InputFieldFault } from './http/http.errors.js';
export { ProblemDto, ProblemFaultDto } from './http/problem.dto.js';
export { readInput } from './http/input.pipe.js';
export {
  CivilDate,
  Decimal,
  Flag,
  Id,
  Instant,
  Json,
  ListOf,
  Nested,
  OneOf,
  Text,
  Whole,
  type FieldOptions,
  type ListOptions,
  type NumberOptions,
  type TextOptions,
} from './http/fields.js';
export { PageQuery, pageOf, sortingOf, windowOf, type Page, type Sorting } from './http/page.dto.js';
export { apiAdapter, createApi, initApi } from './http/create-api.js';
export { buildOpenApi } from './http/open-api.js';
export { Health } from './http/health.service.js';
export { HealthDto } from './http/health.dto.js';
export { serveHealth, WorkerHealthModule } from './http/health-server.js';
export { OperationsHttpModule } from './http/operations-http.module.js';
export { measureProcess } from './http/measure-process.js';
export { nestLog } from './http/nest-log.js';
export { sendEvents, type ServerEvent } from './http/event-stream.js';
export { Storage, type ByteRange, type DownloadOptions, type ObjectMeta, type ObjectStat } from './storage/storage.js';
export { contentKey } from './storage/storage-keys.rules.js';
export { createStorage } from './storage/create-storage.js';
export { FilesHttpModule } from './storage/files-http.module.js';
export { RateLimit } from './http/rate-limit.js';
export { RateLimitModule } from './http/rate-limit.module.js';
export { Uploads, type CompletedUpload } from './uploads/uploads.service.js';
export { UploadsModule } from './uploads/uploads.module.js';
export { UploadsHttpModule, type UploadsOptions } from './uploads/uploads-http.module.js';
// end http
// spreadsheets
export { copyText, rowsIn } from './spreadsheets/copy-text.js';
export { columnName, type CellKind, type XlsxColumn } from './spreadsheets/xlsx-sheet.js';
export { xlsxWorkbook, type XlsxSheet } from './spreadsheets/xlsx-workbook.js';
export { zipArchive } from './spreadsheets/zip-archive.js';
export { fileKindOf, type FileKind } from './spreadsheets/file-kind.rules.js';
export { csvRows } from './spreadsheets/csv-reading.js';
export { ZipReading } from './spreadsheets/zip-reading.js';
export { xlsxRows } from './spreadsheets/xlsx-reading.js';
export { TABLE_LIMITS, type TableCell, type TableLimits, type TableRow } from './spreadsheets/table.rules.js';
// end spreadsheets
