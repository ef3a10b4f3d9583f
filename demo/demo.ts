/** The script of most demo pages. It registers the elements. */
import '../src/all.ts';

// Links to the same page under the other name of this machine, which is another site for the browser.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-other-site]')) {
  link.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}
