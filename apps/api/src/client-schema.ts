import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** The text of the generated client's schema.ts. */
export async function clientSchema(document: string): Promise<string> {
  const source = await openapiTS(JSON.parse(document) as OpenAPI3);
  return `// Generated from openapi.json by \`npm run openapi\`.\n\n${astToString(source)}`;
}
