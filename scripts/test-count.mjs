// Prints "N passed, N failed" from vitest's JSON report; a missing report is a failure.
import { readFileSync } from 'node:fs';

try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(process.argv[2] ?? '', 'utf8'),
  );
  // a file that breaks before its first test has no failed test of its own
  const failed = numFailedTests === 0 ? numFailedTestSuites : numFailedTests;
  console.log(`${numPassedTests} passed, ${failed} failed`);
} catch {
  console.log('0 passed, 1 failed');
}
