export { LibraryModule } from './library.module.js';
export { LibraryHttpModule } from './library-http.module.js';

export { TOPIC_NAMES, TOPICS, type Topic } from './topics.rules.js';
export { searchWordsOf, type SearchWords } from './search-words.rules.js';
export { LICENCE_NAMES, LICENCES, RESOURCE_LANGUAGES, type Licence, type ResourceLanguage } from './licences.rules.js';
export { kindOf, RESOURCE_KINDS, type ResourceKind } from './media-types.rules.js';
export { sniff, SNIFFED_BYTES, type Sniffed } from './file-sniffing.rules.js';

export { Resources, type ResourceWithVersions } from './resources.service.js';
export { ResourceFiles, type FileDisposition } from './resource-files.service.js';
export { type VersionFile } from './resource-files.repository.js';
export { ResourceUsage, type UsageReader } from './resource-usage.service.js';
export { ResourceUses } from './resource-uses.service.js';
export { FilmLengths } from './film-lengths.service.js';
export { StoredFiles, type IncomingFile, type KeptFile } from './stored-files.service.js';
export {
  LibraryBulk,
  type BulkFile,
  type BulkResource,
  type BulkUse,
  type BulkVersion,
} from './library-bulk.repository.js';

export { ResourcePublished, ResourceUsed } from './library.events.js';
