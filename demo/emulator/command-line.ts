/** Reads the arguments of `npm run emulator` and explains why the emulator did not start. */
import { isSeedName, seedNames, type SeedName } from './seeds/seeds.ts';
import type { EmulatorOptions } from './start.ts';

export { startEmulator } from './start.ts';

/** Returns the options, or a sentence that describes the problem with the arguments. */
export function readArguments(args: readonly string[]): { options: EmulatorOptions } | { problem: string } {
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
export function startProblem(problem: unknown, { port }: EmulatorOptions): string {
  const code = (problem as { code?: string } | null)?.code;
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Choose another one with --port.`;
  if (code === 'EACCES') return `Port ${port} needs special permissions. Choose one above 1023.`;
  return `The emulator did not start: ${problem instanceof Error ? problem.message : String(problem)}`;
}
