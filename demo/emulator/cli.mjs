/**
 * `npm run -s emulator -- --port N --seed NAME`: starts the emulator, prints one line of JSON with its addresses
 * and stays until it is stopped. Plain JavaScript because it loads the TypeScript of the emulator through vite.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module: line } = await runnerImport(fileURLToPath(new URL('command-line.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});

const wish = line.readArguments(process.argv.slice(2));
if ('problem' in wish) {
  console.error(wish.problem);
  process.exit(2);
}

try {
  const emulator = await line.startEmulator(wish.options);
  console.log(JSON.stringify(emulator.info));
  const stop = () => void emulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (problem) {
  console.error(line.sentenceFor(problem, wish.options));
  process.exit(1);
}
