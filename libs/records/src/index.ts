export { FactIntake } from './fact-intake.service.js';
export { RecordsModule } from './records.module.js';
export { RecordsHttpModule } from './records-http.module.js';
export { CompletionRecorded, CompletionWithdrawn, LearningFactSubmitted } from './records.events.js';
export { LearningRecord } from './learning-record.service.js';
export { type NewFact } from './learning-fact.rules.js';
export { LearningReading } from './learning-reading.service.js';
export { readOwnRecord, submitFacts } from './records.permissions.js';
export { RecordsBulk, type BulkCompletion, type BulkLessonFact } from './records-bulk.repository.js';
