import createClient, { type Client } from 'openapi-fetch';
import { ApiProblem, problemOf } from './api-problem.js';
import { type paths } from './schema.js';

export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  readonly baseUrl: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A typed client of every route. Calls that are refused throw `ApiProblem`. */
export function createApiClient({ baseUrl, fetch, headers }: ApiClientOptions): ApiClient {
  const client = createClient<paths>({ baseUrl, ...(fetch && { fetch }), ...(headers && { headers: { ...headers } }) });
  client.use({
    onResponse: async ({ response }) => {
      if (!response.ok) {
        throw new ApiProblem(await problemOf(response));
      }
      return undefined;
    },
  });
  return client;
}

/** The body of an answer: `const unit = await answered(client.GET('/api/units/{id}', …))`. */
export async function answered<T>(call: Promise<{ data?: T }>): Promise<T> {
  // Refusals are thrown, so there is always a body where the document promises one.
  return (await call).data as T;
}
