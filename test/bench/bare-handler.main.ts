// The least that can answer: Node's own http server that runs the same statements through pg and writes their rows.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'pg';

interface Statement {
  name?: string;
  text: string;
  values?: unknown[];
}

const [file = '', port = '0', databaseUrl = ''] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Statement[]>;
const pool = new Pool({ connectionString: databaseUrl, max: 10 });

async function answer(path: string): Promise<string> {
  const rows: unknown[] = [];
  for (const statement of pages[path] ?? []) rows.push((await pool.query(statement)).rows);
  return JSON.stringify(rows);
}

createServer((request, response) => {
  answer(request.url ?? '/').then(
    (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(port), '127.0.0.1');
