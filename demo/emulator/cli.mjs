/**
 * The command `npm run -s emulator -- --port N --seed NAME`. It starts the emulator, prints its addresses as one line of
 * JSON and runs until it is stopped. This file is JavaScript because it loads the emulator's TypeScript with vite.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module: commandLine } = await runnerImport(
  fileURLToPath(new URL('command-line.ts', import.meta.url)),
  {
    configFile: false,
    logLevel: 'error',
  },
);

const parsed = commandLine.readArguments(process.argv.slice(2));
if ('problem' in parsed) {
  console.error(parsed.problem);
  process.exit(2);
}

try {
  const emulator = await commandLine.startEmulator(parsed.options);
  console.log(JSON.stringify(emulator.info));
  const stop = () => void emulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (problem) {
  console.error(commandLine.startProblem(problem, parsed.options));
  process.exit(1);
}
