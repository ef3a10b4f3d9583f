/** The command `npm start`. It runs the demo until it is interrupted. */
import { startDemo } from './server.mjs';

const { PORT } = process.env;
const { url, stop } = await startDemo({ port: PORT === undefined ? undefined : Number(PORT) }).catch(
  (problem) => {
    process.stderr.write(`The demo could not start: ${problem.message}\n`);
    return process.exit(1);
  },
);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void stop().finally(() => process.exit()));
}
process.stdout.write(`Demo ready: ${url}\n`);
