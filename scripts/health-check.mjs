// `node scripts/health-check.mjs URL`: exit code 0 when it answers 2xx. The images hold no curl.
const url = process.argv[2] ?? 'http://127.0.0.1:8080/health/ready';

fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  async (answer) => {
    if (!answer.ok) console.error(`${answer.status} ${await answer.text()}`);
    process.exit(answer.ok ? 0 : 1);
  },
  (fault) => {
    console.error(fault.message);
    process.exit(1);
  },
);
