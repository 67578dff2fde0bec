import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { describeApi } from './describe-api.js';

// Run from the project's root after a build; needs neither database nor configuration.
await writeFile('libs/api-client/openapi.json', await describeApi());
