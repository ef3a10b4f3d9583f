/** Shows a person's picture, or their initials when there is no picture or it cannot be loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../protocol/person.ts';
import { initials } from './initials.ts';

/** Hidden from screen readers, because the name is always shown beside it. Styles: `avatarStyles`. */
export function avatar(person: Pick<Person, 'id' | 'name' | 'picture'>): TemplateResult {
  return html`<span class="avatar" part="avatar" data-hue=${hue(person.id)} aria-hidden="true">
    ${initials(person.name)}${picture(person.picture)}
  </span>`;
}

/** The picture covers the initials. When it cannot be loaded, it is hidden and the initials are seen. */
function picture(url = ''): TemplateResult | typeof nothing {
  if (!url || !isAllowedPicture(url)) return nothing;
  return html`<img
    src=${url}
    alt=""
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${toggle}
    @load=${toggle}
  />`;
}

/**
 * Pictures come from the service's hosts and from those that the page lists. Otherwise a participant could make the
 * browsers of all others request any address, such as one in their own network. The reader has checked the rest.
 * [unknown: whether the service has pictures on other hosts]
 */
function isAllowedPicture(url: string): boolean {
  if (device.test(url)) return device.test(location.href);
  const host = url.split('/')[2] ?? '';
  return url.startsWith('https:') && (host.endsWith('.avayacloud.com') || isListed(host));
}

/** An address on the visitor's own device. */
const device = /^https?:..([\w-]+\.)*(localhost|127[.\d]+|\[::1])[:/]/;

/**
 * As for servers, a `meta` in the document's head counts, and `configurePageSpaces({ servers })`. The search ends with the
 * head, so it is short.
 */
function isListed(host: string): boolean {
  const head: Element | null = Document.prototype.querySelector.call(document, ':root > head');
  const metas = head?.querySelectorAll<HTMLMetaElement>('meta[name^=spaces-]') ?? [];
  const listed = [...metas].map(({ content }) => content);
  return `${listed.join(' ')} ${pageServers()}`.split(/\s+/).some((origin) => origin.split('/')[2] === host);
}

/** The page's default connection is shared under this key, where another script may have set anything. */
function pageServers(): string {
  try {
    const page = (globalThis as never)[Symbol.for('spaces-elements/page@1')] as PageConnection;
    return page.config.servers.join(' ');
  } catch {
    return '';
  }
}

interface PageConnection {
  readonly config: { readonly servers: readonly string[] };
}

/** The same element may show another person's picture later. */
function toggle({ type, currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = type === 'error';
}

/** A person has the same colour everywhere. */
function hue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % 10;
}
