/** What `embed.js` loads with the first element of a page: it applies the settings and shows elements in place of content. */
import { configurePageSpaces } from './controllers/configured-spaces.ts';
import { pageSpaces } from './controllers/page-spaces.ts';
import { parseInviteLink } from './protocol/invite-link.ts';
import type { SpacesConfig } from './stores/spaces.ts';

/** The settings that the script's own tag may have, as `data-server` and so on. Content has none of them. */
const settings = ['server', 'webServer', 'tokenUrl', 'clientId', 'redirectUri', 'tokenEndpoint', 'joinPage'];

/** Data of the script's own tag. */
export type EmbedSettings = Readonly<Record<string, string | undefined>>;

/** Configures the page's connection. On the page that the service redirects to after a sign-in, finishes it and returns true. */
export async function configureEmbed(given: EmbedSettings): Promise<boolean> {
  const named = settings.flatMap((name) => (given[name] ? [[name, given[name]] as const] : []));
  configurePageSpaces(Object.fromEntries(named) as SpacesConfig);
  if (!given['clientId'] || !/[?&]state=/.test(location.search)) return false;
  const { finishSignIn } = await import('./controllers/sign-in-window.ts');
  return finishSignIn();
}

/** What blocks have become. A framework that restores the content of a block gets the same element back. */
const made = new WeakMap<Element, HTMLElement>();
/** The attributes that an element has from its block. It may set others by itself. */
const given = new WeakMap<Element, Set<string>>();

/** Shows `<div data-spaces="join" data-invite="…">` as an element with these attributes. */
export function showTag(block: HTMLElement, lang: string | undefined): void {
  show(block, `spaces-${block.dataset['spaces']}`, lang, (name) => block.getAttribute(`data-${name}`));
}

/** Shows the conversation behind an invite link. Links of other sites stay links. */
export function showLink(block: HTMLElement, link: string, lang: string | undefined): void {
  if (parseInviteLink(link, pageSpaces().get().linkOrigins).kind !== 'invite') return;
  const attributes = new Map([
    ['invite', link],
    ['chat', ''],
  ]);
  show(block, 'spaces-join', lang, (name) => attributes.get(name) ?? null);
}

/** The content of the block stays until here as the fallback. */
function show(
  block: HTMLElement,
  tag: string,
  lang: string | undefined,
  read: (attribute: string) => string | null,
): void {
  if (block.isContentEditable) return;
  const known = made.get(block);
  const element = known?.localName === tag ? known : document.createElement(tag);
  if (lang && element !== known) element.lang = lang;
  made.set(block, element);
  const { observedAttributes } = element.constructor as unknown as {
    readonly observedAttributes: readonly string[];
  };
  const names = given.get(element) ?? new Set();
  given.set(element, names);
  for (const name of observedAttributes) {
    const value = read(name);
    // Content must not join in the name of its reader.
    if (name === 'auto-join' || value === element.getAttribute(name)) continue;
    if (value !== null && value !== 'false') {
      names.add(name);
      element.setAttribute(name, value);
    } else if (names.delete(name)) element.removeAttribute(name);
  }
  // A button cannot contain other controls.
  if (block.localName === 'button') block.replaceWith(element);
  else if (block.firstChild !== element || element.nextSibling) block.replaceChildren(element);
}
