/** The loader: watches a page for our tags and fetches the module of each the first time it is seen. */

type Root = Document | ShadowRoot;

const provider = 'spaces-provider';

/** The bundler turns these imports into addresses beside this file. */
const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  [provider]: () => import('./define/spaces-provider.ts'),
  'spaces-join': () => import('./define/spaces-join.ts'),
  'spaces-chat': () => import('./define/spaces-chat.ts'),
  'spaces-invite-dialog': () => import('./define/spaces-invite-dialog.ts'),
  'spaces-user-search': () => import('./define/spaces-user-search.ts'),
  'spaces-list': () => import('./define/spaces-list.ts'),
};

const requested = new Set<string>();
const watched = new WeakSet<Root>();
let first: Promise<unknown> = Promise.resolve();

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element) look([node, ...node.querySelectorAll('*')]);
  }
});

watch(document);

function watch(root: Root): void {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, { childList: true, subtree: true });
  look([...root.querySelectorAll('*')]);
}

/** Goes through a piece of the page: our tags are loaded, open shadow roots are watched too. */
function look(elements: readonly Element[]): void {
  if (elements.some((element) => element.localName === provider)) load(provider);
  for (const element of elements) {
    load(element.localName);
    if (element.shadowRoot) watch(element.shadowRoot);
    else if (element.matches(':not(:defined)')) void watchOnceDefined(element);
  }
  if (requested.size === Object.keys(modules).length) observer.disconnect();
}

/** The provider goes first: an element defined before it would look for a connection in vain. */
function load(tag: string): void {
  const module = Object.hasOwn(modules, tag) ? modules[tag] : undefined;
  if (!module || requested.has(tag)) return;
  requested.add(tag);
  if (customElements.get(tag)) return;
  const loading = first.then(module, module);
  if (tag === provider) first = loading;
}

/** Another library's element may bring a shadow root only when its class arrives. */
async function watchOnceDefined(element: Element): Promise<void> {
  await customElements.whenDefined(element.localName);
  if (element.shadowRoot) watch(element.shadowRoot);
}
