import { answered, createApiClient, type components } from '#api-client';
import { fetchOrThrow } from './request.js';

/** Every route of the API, typed from its own description. Refusals throw the web's `ApiProblem`. */
export const api = createApiClient({ baseUrl: location.origin, fetch: fetchOrThrow });

/** `Schema<'CourseDto'>`: what a route answers or takes, by the name that the API's description gives it. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The body of an answer: `answered(api.GET('/api/units/{unitId}', …))`. */
export { answered };
