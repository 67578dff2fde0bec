import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';

/** The text of the generated client's schema.ts: what the generator's own command prints. */
export async function clientSchema(document: string): Promise<string> {
  return `${COMMENT_HEADER}${astToString(await openapiTS(JSON.parse(document) as OpenAPI3))}`;
}
