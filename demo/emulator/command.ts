/** The command of the package: `npx spaces-elements emulator`. The build puts it and all that it needs into one file. */
import { emulatorHelp, runEmulator } from './command-line.ts';

const [name, ...rest] = process.argv.slice(2);
const isHelp = [name, ...rest].some((argument) => argument === '--help' || argument === '-h');

if (name === 'emulator' && !isHelp) await runEmulator(rest);
else {
  (isHelp ? console.log : console.error)(emulatorHelp);
  process.exitCode = isHelp ? 0 : 2;
}
