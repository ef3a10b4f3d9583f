/** A post that CKEditor saves: the classic editor without General HTML Support drops the block and keeps its link. */
import { startPost } from '../post.mjs';
import { fewRequests } from '../weight.mjs';

export function start(given) {
  const scripts = '<script src="/modules/ckeditor5/dist/browser/ckeditor5.umd.js"></script>';
  return startPost(given, { scripts, save });
}

export const check = fewRequests;

/** Runs in the page of the author. */
async function save(markup) {
  const { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, Link, List } = globalThis.CKEDITOR;
  const editor = await ClassicEditor.create(document.querySelector('#post'), {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Heading, Bold, Italic, Link, List],
  });
  editor.setData(markup);
  return editor.getData();
}
