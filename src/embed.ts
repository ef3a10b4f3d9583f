/**
 * The classic script for any host: turns `<div data-spaces="join" data-invite="…">` and, with `data-links`, lone invite
 * links into elements, also those that are inserted later. Content chooses a tag and its attributes; settings come from
 * the script's own tag. It is one block without static imports, so that it declares nothing on the page.
 */
{
  type Root = Document | ShadowRoot;
  type Content = Pick<typeof import('./embed-content.ts'), 'showTag' | 'showLink'>;

  const modules: Readonly<Record<string, () => Promise<unknown>>> = {
    join: () => import('./define/spaces-join.ts'),
    chat: () => import('./define/spaces-chat.ts'),
    list: () => import('./define/spaces-list.ts'),
    call: () => import('./define/spaces-call.ts'),
    launcher: () => import('./define/spaces-launcher.ts'),
    'user-search': () => import('./define/spaces-user-search.ts'),
    'invite-dialog': () => import('./define/spaces-invite-dialog.ts'),
    provider: () => import('./define/spaces-provider.ts'),
  };
  const inviteLink = /^https?:\S+\/spaces\/invites\/[\da-f]{24}\/join\S*$/i;

  // Markup like `<img name="currentScript">` replaces the document's own property. A module has no current script.
  const { prototype } = Document;
  const script: HTMLElement | null =
    Object.getOwnPropertyDescriptor(prototype, 'currentScript')?.get?.call(document) ??
    prototype.querySelector.call(document, 'script[src*="/embed.js"]');
  const given = { ...script?.dataset };
  const watched = new WeakSet<Root>();
  let loading: Promise<Content> | undefined;

  const configure = async (): Promise<Content> => {
    const { configureEmbed, showTag, showLink } = await import('./embed-content.ts');
    await configureEmbed(given);
    return { showTag, showLink };
  };

  const load = async (tag: string, use?: (content: Content) => void): Promise<void> => {
    try {
      const content = await (loading ??= configure());
      await modules[tag]?.();
      use?.(content);
    } catch {
      // The content stays as it is. The next change of the page tries again.
      loading = undefined;
    }
  };

  /** The block that contains nothing but `element`. */
  const blockOf = (element: Element): HTMLElement | undefined => {
    const block = element.closest<HTMLElement>('p, li, button, div');
    const isAlone =
      block?.textContent.trim() === element.textContent.trim() &&
      [...block.querySelectorAll('*')].every(
        (one) => one.contains(element) || element.contains(one) || one.localName === 'br',
      );
    return isAlone && !block.closest('nav, [data-spaces]') ? block : undefined;
  };

  const checkLink = (element: Element): void => {
    const link = (element.getAttribute('href') ?? element.textContent).trim();
    if (!inviteLink.test(link) || !blockOf(element)) return;
    void load('join', ({ showLink }) => {
      const block = blockOf(element);
      if (block) showLink(block, link, given['lang']);
      if (block) observer.observe(block, { childList: true });
    });
  };

  const checkTag = (block: HTMLElement, tag: string): void => {
    if (tag === 'provider' || !Object.hasOwn(modules, tag)) return;
    observer.observe(block, { attributes: true, childList: true });
    void load(tag, ({ showTag }) => showTag(block, given['lang']));
  };

  /** Uses methods of the prototype, because the fields of a form replace its own. */
  const check = (element: Element): void => {
    const is = (selector: string): boolean => Element.prototype.matches.call(element, selector);
    const tag = /^spaces-(.+)/.exec(element.localName)?.[1] ?? '';
    if (Object.hasOwn(modules, tag)) void load(tag);
    else if (is('div[data-spaces]'))
      checkTag(element as HTMLElement, (element as HTMLElement).dataset['spaces'] ?? '');
    else if (given['links'] !== undefined && is('a[href], :is(p, li, button, div, span):not(:has(*))'))
      checkLink(element);
    if (element.shadowRoot?.mode) watch(element.shadowRoot);
  };

  const checkAll = (
    root: Element | Root,
    { prototype: { querySelectorAll } }: typeof Element | typeof DocumentFragment | typeof Document,
  ): void => querySelectorAll.call(root, '*').forEach(check);

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes] as Element[]) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        check(node);
        if (node !== target) checkAll(node, Element);
      }
    }
  });

  const watch = (root: Root): void => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['data-spaces'] });
    checkAll(root, root === document ? Document : DocumentFragment);
  };

  const begin = (): void => {
    watch(document);
    // The page that the service redirects to after a sign-in may have no other content for this script.
    if (/[?&]state=/.test(location.search)) loading ??= configure();
  };

  // The first copy of the script does everything.
  const copies = globalThis as Record<symbol, unknown>;
  const key = Symbol.for('spaces-elements/embed@1');
  if (!copies[key]) {
    copies[key] = true;
    // The parser may still add to a paragraph that begins with a link.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
    else begin();
  }
}
