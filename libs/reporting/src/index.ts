export { ReportingModule } from './reporting.module.js';
export { ReportingHttpModule } from './reporting-http.module.js';
export { ReportingErrors } from './reporting.errors.js';
export { CompletionsReport } from './completions-report.service.js';
export { Exports } from './exports.service.js';
export { ExportUpkeep } from './export-upkeep.service.js';
export { Overview } from './overview.service.js';
export { Operations } from './operations.service.js';
