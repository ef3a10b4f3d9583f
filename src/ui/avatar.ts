/** Shows a person's picture, or their initials when there is no picture or it cannot be loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../protocol/person.ts';

/** Hidden from screen readers, because the name is always shown beside it. Styles: `avatarStyles`. */
export function avatar(person: Pick<Person, 'id' | 'name' | 'picture'>): TemplateResult {
  return html`<span class="avatar" part="avatar" data-hue=${hue(person.id)} aria-hidden="true">
    <span>${initials(person.name)}</span>${picture(person.picture)}
  </span>`;
}

/** The picture covers the initials. When it cannot be loaded, it is hidden and the initials are seen. */
function picture(url: string | undefined): TemplateResult | typeof nothing {
  if (url === undefined || !/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(url))
    return nothing;
  return html`<img
    src=${url}
    alt=""
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${hide}
    @load=${show}
  />`;
}

function hide(event: Event): void {
  (event.currentTarget as HTMLElement).hidden = true;
}

/** The same element may show another person's picture later. */
function show(event: Event): void {
  (event.currentTarget as HTMLElement).hidden = false;
}

/** The first letters of the first and the last word; "?" for a name without letters and digits. */
export function initials(name: string): string {
  // The first use of \p{L} takes the browser milliseconds. Most names do not need it.
  const words = latin.test(name)
    ? name.split(/[^0-9A-Za-z\u00c0-\u024f]+/).filter(Boolean)
    : (name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

const latin = /^[ -~\u00c0-\u024f]*$/;

/** A person has the same colour everywhere. */
function hue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
