/** A post that Quill saves: it keeps the link of the block. */
import { startPost } from '../post.mjs';
import { fewRequests } from '../weight.mjs';

export function start(given) {
  return startPost(given, { scripts: '<script src="/modules/quill/dist/quill.js"></script>', save });
}

export const check = fewRequests;

/** Runs in the page of the author. */
function save(markup) {
  const editor = new globalThis.Quill('#post');
  editor.clipboard.dangerouslyPasteHTML(markup);
  return editor.getSemanticHTML();
}
