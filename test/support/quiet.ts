/** Fails the test during which a warning or an error was written to the console. The runner's config adds it to every test file. */

const said: string[] = [];

for (const level of ['warn', 'error'] as const) {
  const original = console[level].bind(console);
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${words.map(String).join(' ')}`);
    original(...words);
  };
}

// Marked on the test instead of thrown: a hook that throws would keep all tests after it from running.
afterEach(function (this: Mocha.Context) {
  const test = this.currentTest;
  if (said.length === 0 || !test) return;
  test.state = 'failed';
  test.err = new Error(`The console was not quiet. ${said.splice(0).join('; ')}`);
});
