/** The configuration with which `npm run bench` runs the tests that take too long for `npm test`. */
import config from '../wtr.config.mjs';

/** How many seeds to run, passed on by `npm run bench -- --seeds=N`. */
const seeds = Number(process.env['SEEDS'] ?? 5);

export default {
  ...config,
  files: 'test/bench/*.bench.ts',
  testsFinishTimeout: 3_600_000,
  plugins: [
    ...config.plugins,
    { name: 'seeds', serve: ({ path }) => (path === '/seeds.json' ? JSON.stringify(seeds) : undefined) },
  ],
};
