/** `npm run bench` runs what takes too long for `npm test` with this. */
import config from '../wtr.config.mjs';

export default { ...config, files: 'test/bench/*.bench.ts', testsFinishTimeout: 3_600_000 };
