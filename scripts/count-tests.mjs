import { readFileSync } from 'node:fs';
import { red, say } from './console.mjs';

/** A test that was skipped, a file that could not be read and a step without any test are failures, too. */
export function countTests(output, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) say(red(`${skipped} tests were skipped: that counts as failed.`));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped;
  const nothingRan = report.numPassedTests === 0;
  return { passed: report.numPassedTests, failed: failed === 0 && (code !== 0 || nothingRan) ? 1 : failed };
}
