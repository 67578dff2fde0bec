import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { clientSchema } from './client-schema.js';
import { describeApi } from './describe-api.js';

// Run from the project's root after a build; needs neither database nor configuration.
const document = await describeApi();
await writeFile('libs/api-client/openapi.json', document);
await writeFile('libs/api-client/src/schema.ts', await clientSchema(document));
