/** Reporter: prints `N passed, N failed` as the last line of a run, or writes the results of each file to `TEST_RESULTS`. */
import { writeFileSync, writeSync } from 'node:fs';

export function lastLine() {
  let files = [];
  return {
    start() {
      process.on('exit', () => {
        const passed = files.reduce((total, file) => total + file.passed, 0);
        const failed = files.reduce((total, file) => total + file.failed.length, 0);
        if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(files));
        else writeSync(1, `${passed} passed, ${failed} failed\n`);
        // A run without tests proves nothing.
        if (failed > 0 || passed === 0) process.exitCode ||= 1;
      });
    },
    onTestRunFinished({ sessions }) {
      files = sessions.map(resultsOf);
    },
  };
}

/** `passed`: a number; `failed`: titles; `time`: of all tests, ms. A file that fails outside its tests counts as one failure. */
function resultsOf({ testFile, testResults, passed: isPassed }) {
  const path = testFile.slice(testFile.indexOf('test/'));
  const { passed, failed, time } = testResults
    ? resultsOfSuite(testResults)
    : { passed: 0, failed: [], time: 0 };
  return { path, passed, time, failed: isPassed || failed.length > 0 ? failed : [path] };
}

function resultsOfSuite({ name, tests, suites }) {
  const parts = suites.map(resultsOfSuite);
  const counted = tests.filter(({ skipped }) => !skipped);
  const failed = counted.filter((test) => !test.passed).map((test) => test.name);
  const duration = tests.reduce((total, test) => total + (test.duration ?? 0), 0);
  return {
    time: parts.reduce((total, part) => total + part.time, duration),
    passed: parts.reduce((total, part) => total + part.passed, counted.length - failed.length),
    failed: [...failed, ...parts.flatMap((part) => part.failed)].map((title) =>
      name ? `${name} > ${title}` : title,
    ),
  };
}
