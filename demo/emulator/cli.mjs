/**
 * The command `npm run -s emulator -- --port N --seed NAME`. This file is JavaScript because it loads the emulator's
 * TypeScript with vite. The package contains the same command in one file, see `command.ts`.
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

await commandLine.runEmulator(process.argv.slice(2));
