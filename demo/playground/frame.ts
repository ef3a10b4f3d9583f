/** The script of the page in the playground's frame: brings its tag into the state, and reports what happens. */
import '../../src/all.ts';
import { stateOf } from './states.ts';
import { settled, Visitor } from './visitor.ts';

/** What the frame tells the playground. `detail` is plain data. */
export type Report =
  /** An event of an element, or what the content security policy has blocked. */
  | { readonly kind: 'event' | 'policy'; readonly name: string; readonly detail: unknown }
  | { readonly kind: 'reached' }
  | { readonly kind: 'failed'; readonly detail: string };

const { documentElement: root } = document;

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  root.dataset['violations'] = `${root.dataset['violations'] ?? ''} ${effectiveDirective} ${blockedURI}`;
  report({ kind: 'policy', name: effectiveDirective, detail: blockedURI });
});
for (const name of new URLSearchParams(location.search).get('events')?.split(' ') ?? [])
  document.addEventListener(name, (event) =>
    report({ kind: 'event', name, detail: plain((event as CustomEvent<unknown>).detail) }),
  );

await reach(location.search);

/** Shows another state without loading the page again. A test that walks through all of them has no time for that. */
export async function show(query: string): Promise<void> {
  sessionStorage.clear();
  const { response } = await new Promise<XMLHttpRequest>((resolve) => {
    // The only way to parse a page that a strict policy allows.
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.addEventListener('loadend', () => resolve(request));
    request.open('GET', `/playground-frame.html${query}`);
    request.send();
  });
  const { body, documentElement: next, title } = response as Document;
  document.title = title;
  for (const { name, value } of next.attributes) root.setAttribute(name, value);
  document.body.replaceWith(document.adoptNode(body));
  await reach(query);
}

async function reach(query: string): Promise<void> {
  delete root.dataset['problem'];
  delete root.dataset['violations'];
  const wish = new URLSearchParams(query);
  const tag = wish.get('tag') ?? '';
  const shown = document.querySelector<HTMLElement>(`main ${CSS.escape(tag)}`);
  if (!shown) return;
  try {
    await stateOf(tag, wish.get('state') ?? '')?.reach?.(new Visitor(shown, root.dataset['server'] ?? ''));
    await settled();
    // The visitor finds controls by their English names.
    root.lang = root.dataset['lang'] ?? 'en';
    await settled();
    root.dataset['shows'] = 'state';
    report({ kind: 'reached' });
  } catch (problem) {
    root.dataset['shows'] = 'problem';
    root.dataset['problem'] = String(problem);
    report({ kind: 'failed', detail: String(problem) });
  }
}

function report(message: Report): void {
  if (parent !== window) parent.postMessage(message, location.origin);
}

/** Functions in a detail, such as `waitUntil`, cannot be sent to another window. */
function plain(detail: unknown): unknown {
  return JSON.parse(JSON.stringify(detail ?? null)) as unknown;
}
