/** What a page may load before the click. */
import { loadedFiles } from './journey.mjs';

const mostBytes = 26_000;
const mostFiles = 3;

/** A bundle of only `<spaces-join>` and the settings is small. */
export async function smallJoin({ before }) {
  const { gzip } = await loadedFiles(before);
  const detail = `${(gzip / 1000).toFixed(1)} of ${mostBytes / 1000} kB gzip`;
  return [{ journey: 'join only is small', ok: gzip <= mostBytes, detail }];
}

/** A page without a bundler makes few requests. */
export async function fewRequests({ before }) {
  const { requests } = await loadedFiles(before);
  const detail = `page + ${requests} files, at most ${mostFiles}`;
  return [{ journey: 'few requests before the click', ok: requests <= mostFiles, detail }];
}
