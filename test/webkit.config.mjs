/**
 * `npm run test:webkit`: the tests of what visitors do first, in WebKitGTK, the engine of Safari. `--files` runs others.
 * Those that press real keys fail, because the runner cannot press them there.
 */
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
    'test/elements/join/{attributes,links,page-token,sharing,states}.test.ts',
    'test/elements/chat/message-list.test.ts',
    'test/journeys/{guest,readme}.test.ts',
  ],
  browsers: [webkitLauncher()],
};
