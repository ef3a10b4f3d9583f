/**
 * Gives every test an empty storage, and fails a test that writes a warning or an error to the console. The runner's
 * config adds this file to every test file.
 */

const said: string[] = [];

for (const level of ['warn', 'error'] as const) {
  const original = console[level].bind(console);
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${words.map(String).join(' ')}`);
    original(...words);
  };
}

// The runner uses a tab for many files, and a new emulator may get the port of an earlier one: without this, a test could
// find the session of another.
beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

// Marks the test instead of throwing, because a hook that throws stops all later tests.
afterEach(function (this: Mocha.Context) {
  const test = this.currentTest;
  if (said.length === 0 || !test) return;
  test.state = 'failed';
  test.err = new Error(`The console was not quiet. ${said.splice(0).join('; ')}`);
});
