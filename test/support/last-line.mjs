/** Reporter: prints `N passed, N failed` as the last line of each run. */
import { writeSync } from 'node:fs';

export function lastLine() {
  let count = { passed: 0, failed: 0 };
  return {
    start() {
      process.on('exit', () => {
        writeSync(1, `${count.passed} passed, ${count.failed} failed\n`);
        // A run without tests proves nothing.
        if (count.failed > 0 || count.passed === 0) process.exitCode ||= 1;
      });
    },
    onTestRunFinished({ sessions }) {
      count = sessions.map(countSession).reduce(add, { passed: 0, failed: 0 });
    },
  };
}

/** A file that fails outside its tests counts as one failure. */
function countSession({ testResults, passed }) {
  const count = testResults ? countSuite(testResults) : { passed: 0, failed: 0 };
  return passed || count.failed > 0 ? count : { ...count, failed: 1 };
}

function countSuite({ tests, suites }) {
  const own = {
    passed: tests.filter((test) => test.passed && !test.skipped).length,
    failed: tests.filter((test) => !test.passed && !test.skipped).length,
  };
  return suites.map(countSuite).reduce(add, own);
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}
