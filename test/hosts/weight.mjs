/** What a page may load before the click. */
import { loadedFiles } from './journey.mjs';

const mostFiles = 3;

/** A bundle of `<spaces-join chat>` and the settings, at most `most` bytes. `test/house/bundles.mjs` measures the join form alone. */
export function joinWeighs(most) {
  return async ({ before }) => {
    const { gzip } = await loadedFiles(before);
    const detail = `${(gzip / 1000).toFixed(1)} of ${most / 1000} kB gzip`;
    return [{ journey: 'weight of a page with only a join form', ok: gzip <= most, detail }];
  };
}

/** A page without a bundler makes few requests. */
export async function fewRequests({ before }) {
  const { requests } = await loadedFiles(before);
  const detail = `page + ${requests} files, at most ${mostFiles}`;
  return [{ journey: 'few requests before the click', ok: requests <= mostFiles, detail }];
}
