/** A post as kses keeps it for an author without `unfiltered_html`. The host `wordpress` uses WordPress itself. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { startPost } from '../post.mjs';
import { fewRequests } from '../weight.mjs';

export async function start(given) {
  const entry = join(import.meta.dirname, '../../support/kept-markup.ts');
  const built = join(given.folder, 'built');
  await build({ entryPoints: [entry], bundle: true, format: 'iife', globalName: 'kept', outdir: built });
  const scripts = '<script src="/built/kept-markup.js"></script>';
  const save = (markup) => globalThis.kept.keptBy('WordPress kses', markup);
  return startPost(given, { scripts, save, files: { '/built/': built } });
}

export const check = fewRequests;
