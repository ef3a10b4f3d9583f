/** The language of an element: strings, number and date forms by the nearest `lang`. The direction is the page's. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Strings of one section of the catalogues, in the language of an element. */
export interface LanguageSection<Strings extends object> {
  readonly strings: Strings;
  /** The language of `strings`, in which dates, numbers and plurals are formatted: the host's `lang`. */
  readonly lang: string;
  /** The sentence for a failure. */
  readonly tell: (failure: Failure) => string;
}

/**
 * Gives an element its strings. English is built in. Another language is fetched when the nearest `lang` asks for it,
 * and English is shown until it arrives, or where it does not exist.
 */
export class Language<Strings extends object> implements LanguageSection<Strings>, ReactiveController {
  readonly #host: Host;
  readonly #own: LanguageSection<Strings>;
  #observer: MutationObserver | undefined;
  #lang = 'en';
  #asked = 'en';
  #catalogue: Catalogue | undefined;

  constructor(host: Host, name: CatalogueSection, english: Strings) {
    this.#host = host;
    this.#own = this.section(name, english);
    host.addController(this);
  }

  get strings(): Strings {
    return this.#own.strings;
  }

  get lang(): string {
    return this.#lang;
  }

  readonly tell = ({ code, message }: Failure): string => {
    const failures: Partial<Record<string, string>> = { ...this.#catalogue?.failures };
    return failures[code] ?? message;
  };

  /** The strings of a part that loads later. They follow the language of the element, without a second observer. */
  section<More extends object>(name: CatalogueSection, english: More): LanguageSection<More> {
    const catalogue = (): Catalogue | undefined => this.#catalogue;
    const lang = (): string => this.#lang;
    let from: Catalogue | undefined;
    let strings = english;
    return {
      get strings() {
        if (from === catalogue()) return strings;
        from = catalogue();
        // A test compares each catalogue with the English one; a key that is missing anyway shows in English.
        return (strings = { ...english, ...(from?.[name] as Partial<More> | undefined) });
      },
      get lang() {
        return lang();
      },
      tell: this.tell,
    };
  }

  hostConnected(): void {
    const changed = () => this.#read();
    this.#observer = new MutationObserver(changed);
    for (let root: Node | undefined = this.#host.getRootNode(); root !== undefined; root = hostRoot(root)) {
      this.#observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #read(): void {
    const asked = nearestLang(this.#host);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const loading = loadCatalogue(asked);
    if (loading === undefined) return this.#show(/^en\b/.test(asked) ? asked : 'en', undefined);
    void loading.then((catalogue) => {
      if (this.#asked === asked) this.#show(catalogue === undefined ? 'en' : asked, catalogue);
    });
  }

  #show(lang: string, catalogue: Catalogue | undefined): void {
    this.#lang = lang;
    this.#catalogue = catalogue;
    this.#host.requestUpdate();
  }
}

/** Nearest `lang` up the tree; an empty provider's `lang` stands for the page's. */
function nearestLang(from: Element): string {
  const named = from.closest('[lang]:not([lang=""], :root)');
  const root = from.getRootNode();
  if (!named && root instanceof ShadowRoot) return nearestLang(root.host);
  return canonical(named?.getAttribute('lang') ?? pageLang() ?? document.documentElement.lang);
}

/** From the prototype: markup like `<form name="querySelector">` replaces what `document` has. */
function pageLang(): string | null | undefined {
  const provider: Element | null = Document.prototype.querySelector.call(
    document,
    'spaces-provider[lang]:not(:has(*))',
  );
  return provider?.getAttribute('lang');
}

/** An unreadable tag must not reach `Intl`, which throws on it. */
function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function hostRoot(root: Node): Node | undefined {
  return root instanceof ShadowRoot ? root.host.getRootNode() : undefined;
}

// Finds the catalogue of a language and loads it when it is first asked for.

type CatalogueSection =
  | 'join'
  | 'account'
  | 'exceptions'
  | 'chat'
  | 'direct'
  | 'invite'
  | 'userSearch'
  | 'list'
  | 'failures';
/** Strings by part of the house; the English ones, built in beside their element, say what belongs in each. */
type Catalogue = Readonly<Partial<Record<CatalogueSection, object>>>;

/** Undefined where the language is English or has no catalogue; resolves to undefined when it cannot be loaded. */
function loadCatalogue(lang: string): Promise<Catalogue | undefined> | undefined {
  const loader = loaders.get(lang.split('-', 1)[0]?.toLowerCase() ?? '');
  // A catalogue that does not arrive costs the language, not the element: English stays.
  return loader?.().catch(() => undefined);
}

const loaders = new Map<string, () => Promise<Catalogue>>([
  ['de', async () => (await import('../locales/de.ts')).de],
  ['es', async () => (await import('../locales/es.ts')).es],
]);
