/** `npm run test:webkit`: the tests of what visitors do first, in WebKitGTK, the engine of Safari. `--files` runs others. */
import { missingForWebKit, webkitLauncher } from './support/webkit-launcher.mjs';
import config from './wtr.config.mjs';

const missing = missingForWebKit();
if (missing) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}

export default {
  ...config,
  files: [
    'test/elements/join/*.test.ts',
    'test/elements/chat/{composer,message-list}.test.ts',
    'test/journeys/{guest,readme}.test.ts',
  ],
  browsers: [webkitLauncher()],
};
