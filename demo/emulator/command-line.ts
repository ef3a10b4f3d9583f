/** What the command line of the emulator understands. */
import { isSeedName, seedNames, type SeedName } from './seeds/seeds.ts';
import type { EmulatorOptions } from './start.ts';

export { startEmulator } from './start.ts';

/** Options, or one sentence that says what is wrong with the arguments. */
export function readArguments(args: readonly string[]): { options: EmulatorOptions } | { problem: string } {
  const options: { port?: number; seed?: SeedName } = {};
  const rest = args.flatMap((argument) =>
    argument.startsWith('--') ? argument.split(/=(.*)/s, 2) : [argument],
  );
  while (rest.length > 0) {
    const name = rest.shift();
    const value = rest.shift();
    if (name !== '--port' && name !== '--seed')
      return { problem: `"${name}" is not known; use --port and --seed.` };
    if (value === undefined || value === '') return { problem: `${name} needs a value.` };
    if (name === '--seed') {
      if (!isSeedName(value))
        return { problem: `There is no seed "${value}"; choose one of ${seedNames.join(', ')}.` };
      options.seed = value;
      continue;
    }
    if (!/^\d+$/.test(value) || Number(value) > 65_535)
      return { problem: `"${value}" is not a port number.` };
    options.port = Number(value);
  }
  return { options };
}

/** Why it did not start, in one sentence. */
export function sentenceFor(problem: unknown, { port }: EmulatorOptions): string {
  const code = (problem as { code?: string } | null)?.code;
  if (code === 'EADDRINUSE') return `Port ${port} is taken; choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} may not be used; choose one above 1023.`;
  return `The emulator did not start: ${problem instanceof Error ? problem.message : String(problem)}`;
}
