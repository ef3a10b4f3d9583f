/** A post that TinyMCE saves. */
import { startPost } from '../post.mjs';
import { fewRequests } from '../weight.mjs';

export function start(given) {
  return startPost(given, { scripts: '<script src="/modules/tinymce/tinymce.min.js"></script>', save });
}

export const check = fewRequests;

/** Runs in the page of the author. */
async function save(markup) {
  const [editor] = await globalThis.tinymce.init({ selector: '#post', license_key: 'gpl' });
  editor.setContent(markup);
  return editor.getContent();
}
