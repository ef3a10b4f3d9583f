/** The command line of the emulator: reads its arguments, starts it, and explains why it did not start. */
import { isSeedName, seedNames, type SeedName } from './seeds/seeds.ts';
import { startEmulator, type EmulatorOptions } from './start.ts';

export const emulatorHelp = `Usage: spaces-elements emulator [options]

Starts a local copy of the service, for tests of a page without an account. It prints its addresses as one line of
JSON (server, web, accounts, socket, invite, space) and runs until it is stopped.

  --port N      port of the service; by default a free one
  --seed NAME   ${seedNames.join(', ')}; by default demo
  --page URL    a page that may use it, besides those on this device; can be repeated
  --help        prints this text`;

/** Prints the emulator's addresses as one line of JSON, and runs until it is stopped. */
export async function runEmulator(args: readonly string[]): Promise<void> {
  const parsed = readArguments(args);
  if ('problem' in parsed) {
    console.error(parsed.problem);
    process.exit(2);
  }
  try {
    const emulator = await startEmulator(parsed.options);
    console.log(JSON.stringify(emulator.info));
    const stop = () => void emulator.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (problem) {
    console.error(startProblem(problem, parsed.options));
    process.exit(1);
  }
}

/** Returns the options, or a sentence that describes the problem with the arguments. */
function readArguments(args: readonly string[]): { options: EmulatorOptions } | { problem: string } {
  const options: { port?: number; seed?: SeedName; pages: string[] } = { pages: [] };
  const rest = args.flatMap((argument) =>
    argument.startsWith('--') ? argument.split(/=(.*)/s, 2) : [argument],
  );
  while (rest.length > 0) {
    const name = rest.shift();
    const value = rest.shift();
    if (name !== '--port' && name !== '--seed' && name !== '--page')
      return { problem: `Unknown option "${name}". Use --port, --seed and --page.` };
    if (value === undefined || value === '') return { problem: `${name} needs a value.` };
    if (name === '--seed') {
      if (!isSeedName(value))
        return { problem: `Unknown seed "${value}". Use one of ${seedNames.join(', ')}.` };
      options.seed = value;
      continue;
    }
    if (name === '--page') {
      if (!URL.canParse(value)) return { problem: `"${value}" is not the address of a page.` };
      options.pages.push(new URL(value).origin);
      continue;
    }
    if (!/^\d+$/.test(value) || Number(value) > 65_535)
      return { problem: `"${value}" is not a port number.` };
    options.port = Number(value);
  }
  return { options };
}

/** Describes in one sentence why the emulator did not start. */
function startProblem(problem: unknown, { port }: EmulatorOptions): string {
  const code = (problem as { code?: string } | null)?.code;
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Choose another one with --port.`;
  if (code === 'EACCES') return `Port ${port} needs special permissions. Choose one above 1023.`;
  return `The emulator did not start: ${problem instanceof Error ? problem.message : String(problem)}`;
}
