/**
 * The loader: finds `spaces-*` tags on the page, also later and in open shadow roots, and loads the module of each tag
 * when it first appears.
 */

type Root = Document | ShadowRoot;

const provider = 'spaces-provider';

/** The bundler replaces these imports with URLs of files beside this one. */
const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  [provider]: () => import('./define/spaces-provider.ts'),
  'spaces-join': () => import('./define/spaces-join.ts'),
  'spaces-chat': () => import('./define/spaces-chat.ts'),
  'spaces-invite-dialog': () => import('./define/spaces-invite-dialog.ts'),
  'spaces-user-search': () => import('./define/spaces-user-search.ts'),
  'spaces-list': () => import('./define/spaces-list.ts'),
  'spaces-call': () => import('./define/spaces-call.ts'),
  'spaces-launcher': () => import('./define/spaces-launcher.ts'),
};

const requested = new Set<string>();
const watched = new WeakSet<Root>();
let undefinedJoin: CSSStyleSheet | undefined;
let providerLoaded: Promise<unknown> = Promise.resolve();

let observer: MutationObserver | undefined;

// A server that imports this module has no page.
if (typeof document !== 'undefined') begin();

function begin(): void {
  observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element) check([node, ...Element.prototype.querySelectorAll.call(node, '*')]);
      }
    }
  });
  // A shadow root that is attached later changes no tree that an observer could watch.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (root.mode === 'open') watch(root);
    return root;
  };
  watch(document);
}

function watch(root: Root): void {
  if (watched.has(root)) return;
  watched.add(root);
  observer?.observe(root, { childList: true, subtree: true });
  const { prototype } = root === document ? Document : DocumentFragment;
  check([...prototype.querySelectorAll.call(root, '*')]);
}

/** Loads the tags among these elements and watches their open shadow roots. */
function check(elements: readonly Element[]): void {
  if (elements.some((element) => element.localName === provider)) load(provider);
  for (const element of elements) {
    load(element.localName);
    if (element.shadowRoot?.mode) watch(element.shadowRoot);
    else if (isUndefined(element)) void watchOnceDefined(element);
    if (element.localName === 'spaces-join') hideUntilDefined(element);
  }
  if (requested.size === Object.keys(modules).length) observer?.disconnect();
}

/** Loads the provider before the other tags, so that they find it at once. */
function load(tag: string): void {
  const module = Object.hasOwn(modules, tag) ? modules[tag] : undefined;
  if (!module || requested.has(tag)) return;
  requested.add(tag);
  if (customElements.get(tag)) return;
  const loading = providerLoaded.then(module, module);
  if (tag === provider) providerLoaded = loading;
}

/** What a page puts into `<spaces-join>` is for visitors who have joined. */
function hideUntilDefined(join: Element): void {
  const { adoptedStyleSheets } = join.getRootNode() as Root;
  if (undefinedJoin && adoptedStyleSheets.includes(undefinedJoin)) return;
  undefinedJoin ??= new CSSStyleSheet();
  undefinedJoin.replaceSync('spaces-join:not(:defined){display:none}');
  adoptedStyleSheets.push(undefinedJoin);
}

/** Uses the method of the prototype, because the fields of a form replace its own. */
function isUndefined(element: Element): boolean {
  return Element.prototype.matches.call(element, ':not(:defined)');
}

/** An element of another library may get its shadow root only when it is defined. */
async function watchOnceDefined(element: Element): Promise<void> {
  await customElements.whenDefined(element.localName);
  if (element.shadowRoot) watch(element.shadowRoot);
}
