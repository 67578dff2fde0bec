import { Module } from '@nestjs/common';
import { AttributionListener } from './attribution.listener.js';
import { IdentityModule, providePersonalData } from '#identity';
import { CompletionsListener } from './completions.listener.js';
import { FactIntakeRepository } from './fact-intake.repository.js';
import { FactIntake } from './fact-intake.service.js';
import { LearningReading } from './learning-reading.service.js';
import { LearningRecordRepository } from './learning-record.repository.js';
import { LearningRecord } from './learning-record.service.js';
import { LedgerMergeRepository } from './ledger-merge.repository.js';
import { LedgerMerge } from './ledger-merge.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { PastCompletionsKind } from './past-completions-kind.service.js';
import { PastCompletionsRepository } from './past-completions.repository.js';
import { RecordsBulk } from './records-bulk.repository.js';

import { RECORDS_PERSONAL_DATA } from './records-personal-data.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    AttributionListener,
    providePersonalData(...RECORDS_PERSONAL_DATA),
    CompletionsListener,
    FactIntake,
    FactIntakeRepository,
    LearningReading,
    LearningRecord,
    LearningRecordRepository,
    LedgerMerge,
    LedgerMergeRepository,
    LedgerRepository,
    PastCompletionsKind,
    PastCompletionsRepository,
    RecordsBulk,
  ],
  exports: [FactIntake, LearningReading, LearningRecord, RecordsBulk],
})
export class RecordsModule {}
