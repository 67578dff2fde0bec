export { answered, createApiClient, type ApiClient, type ApiClientOptions } from './api-client.js';
export { ApiProblem, type Problem } from './api-problem.js';
export { type components, type operations, type paths } from './schema.js';
