/** Lets a call inside another element step back when the page shows the same call elsewhere. */
import type { LitElement, ReactiveController } from 'lit';
import { atom, type WritableAtom } from 'nanostores';
import type { Spaces } from '../stores/spaces.ts';
import type { SpacesLink } from './spaces-link.ts';
import { StoreValue } from './store-controller.ts';

/** The first shows the call if several do: the page's own element, an invitation to the call, a conversation, the panel of a joined space, the people search. */
const ranks = ['', 'invitation', 'conversation', 'panel', 'search'] as const;

/** Where a call is shown: "" for an element of the page. */
export type CallFrame = (typeof ranks)[number];

interface ShownCall {
  readonly owner: object;
  /** Equal for the same call. */
  readonly key: string;
  /** Only those with the lowest one show the call. */
  readonly rank: number;
}

const byConnection = new WeakMap<Spaces, WritableAtom<readonly ShownCall[]>>();

function shownCallsOf(spaces: Spaces): WritableAtom<readonly ShownCall[]> {
  const $shown = byConnection.get(spaces) ?? atom<readonly ShownCall[]>([]);
  byConnection.set(spaces, $shown);
  return $shown;
}

type Host = LitElement & { readonly embedded: CallFrame };

export class ShownOnce implements ReactiveController {
  readonly #host: Host;
  readonly #link: SpacesLink;
  readonly #key: () => string | undefined;
  readonly #shown: StoreValue<readonly ShownCall[]>;
  #registered: { readonly spaces: Spaces; readonly key: string; readonly rank: number } | undefined;

  /** @param key equal for the same call; undefined while there is none */
  constructor(host: Host, link: SpacesLink, key: () => string | undefined) {
    this.#host = host;
    this.#link = link;
    this.#key = key;
    this.#shown = new StoreValue(host, () => link.value && shownCallsOf(link.value));
    host.addController(this);
  }

  get isElsewhere(): boolean {
    const own = this.#registered;
    return (this.#shown.value ?? []).some(({ key, rank }) => own && key === own.key && rank < own.rank);
  }

  hostUpdate(): void {
    const { value: spaces } = this.#link;
    const key = this.#key();
    const rank = ranks.indexOf(this.#host.embedded);
    const own = this.#registered;
    if (own && own.spaces === spaces && own.key === key && own.rank === rank) return;
    this.#remove();
    if (!spaces || key === undefined) return;
    this.#registered = { spaces, key, rank };
    const $shown = shownCallsOf(spaces);
    $shown.set([...$shown.get(), { owner: this, key, rank }]);
  }

  hostDisconnected(): void {
    this.#remove();
  }

  #remove(): void {
    const $shown = this.#registered && shownCallsOf(this.#registered.spaces);
    this.#registered = undefined;
    $shown?.set($shown.get().filter(({ owner }) => owner !== this));
  }
}
