/** A post that DOMPurify has sanitised. */
import { startPost } from '../post.mjs';
import { fewRequests } from '../weight.mjs';

export function start(given) {
  const scripts = '<script src="/modules/dompurify/dist/purify.min.js"></script>';
  return startPost(given, { scripts, save: (markup) => globalThis.DOMPurify.sanitize(markup) });
}

export const check = fewRequests;
