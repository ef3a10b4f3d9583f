/** The configuration with which `npm run bench` runs the tests that take too long for `npm test`. */
import config from '../wtr.config.mjs';

export default { ...config, files: 'test/bench/*.bench.ts', testsFinishTimeout: 3_600_000 };
