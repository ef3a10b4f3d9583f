/** A person's picture, or their initials where there is none or it does not load. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../protocol/person.ts';

/** Decoration only: the name stands beside it, so readers skip it. Styles: `avatarStyles`. */
export function avatar(person: Pick<Person, 'id' | 'name' | 'picture'>): TemplateResult {
  return html`<span class="avatar" part="avatar" data-hue=${hue(person.id)} aria-hidden="true">
    <span>${initials(person.name)}</span>${picture(person.picture)}
  </span>`;
}

/** The picture lies over the initials, so that removing it is all a failed download needs. */
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

/** The same image element may be given another person's picture later. */
function show(event: Event): void {
  (event.currentTarget as HTMLElement).hidden = false;
}

/** First letters of the first and last word; "?" for a name without any letter or digit. */
export function initials(name: string): string {
  // The tables of all letters cost milliseconds at first use: most names do without.
  const words = latin.test(name)
    ? name.split(/[^0-9A-Za-z\u00c0-\u024f]+/).filter(Boolean)
    : (name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

const latin = /^[ -~\u00c0-\u024f]*$/;

/** The same person has the same colour everywhere. */
function hue(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
