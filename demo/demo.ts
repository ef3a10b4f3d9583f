/** The script of most demo pages: registers the elements. */
import '../src/all.ts';

// The same page under the other name of this machine: to a browser that is another site.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-other-site]')) {
  link.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}
