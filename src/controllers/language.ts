/** Gives an element its strings in the language of the nearest `lang` attribute. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { isForPage } from './page-spaces.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** The strings of one section of the catalogues, in the language of an element. */
export interface LanguageSection<Strings extends object> {
  readonly strings: Strings;
  /** The language of `strings`, in which dates, numbers and plurals are formatted: the host's `lang`. */
  readonly lang: string;
  /** The sentence that explains a failure to the user. */
  tell(this: void, failure: Failure): string;
}

/**
 * Gives an element its strings. English is built in. Another language is fetched when the nearest `lang` asks for it.
 * English is shown until then, and when there is no catalogue for the language.
 */
export class Language<Strings extends object> implements LanguageSection<Strings>, ReactiveController {
  readonly #host: Host;
  readonly #own: LanguageSection<Strings>;
  #observer: MutationObserver | undefined;
  #lang = 'en';
  #requested = 'en';
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

  readonly tell = (failure: Failure): string => {
    const { failures, settings } = this.#catalogue ?? {};
    const sentence = (failures as Partial<Record<string, string>> | undefined)?.[failure.code];
    if (sentence === undefined) return failure.message;
    return failure.setting && settings ? `${sentence} ${settings(failure)}` : sentence;
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
        // A test compares each catalogue with the English one. If a key is missing anyway, it is shown in English.
        return (strings = { ...english, ...(from?.[name] as Partial<More> | undefined) });
      },
      get lang() {
        return lang();
      },
      tell: this.tell,
    };
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
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
    const lang = nearestLang(this.#host);
    if (lang === this.#requested) return;
    this.#requested = lang;
    const loading = loadCatalogue(lang);
    if (loading === undefined) return this.#show(/^en\b/.test(lang) ? lang : 'en', undefined);
    void loading.then((catalogue) => {
      if (this.#requested === lang) this.#show(catalogue === undefined ? 'en' : lang, catalogue);
    });
  }

  #show(lang: string, catalogue: Catalogue | undefined): void {
    this.#lang = lang;
    this.#catalogue = catalogue;
    this.#host.requestUpdate();
  }
}

/** The nearest `lang` up the tree, through shadow roots. The `lang` of an empty provider applies to the page. */
function nearestLang(from: Element): string {
  const nearest = from.closest('[lang]:not([lang=""], :root)');
  const root = from.getRootNode();
  if (!nearest && root instanceof ShadowRoot) return nearestLang(root.host);
  return canonical(nearest?.getAttribute('lang') ?? pageLang() ?? document.documentElement.lang);
}

/** Uses the method of the prototype, because markup like `<form name="querySelector">` replaces the document's own. */
function pageLang(): string | null | undefined {
  const providers: NodeListOf<Element> = Document.prototype.querySelectorAll.call(
    document,
    'spaces-provider[lang]',
  );
  return [...providers].find(isForPage)?.getAttribute('lang');
}

/** Some pages write `de_DE.UTF-8`. English for any other invalid tag, because `Intl` throws on it. */
function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(/[\w-]+/.exec(lang)?.[0].replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function hostRoot(root: Node): Node | undefined {
  return root instanceof ShadowRoot ? root.host.getRootNode() : undefined;
}

type CatalogueSection =
  | 'join'
  | 'account'
  | 'exceptions'
  | 'chat'
  | 'problems'
  | 'direct'
  | 'invite'
  | 'userSearch'
  | 'list'
  | 'failures';
/** Strings by section. The English strings beside each element define what a section contains. */
type Catalogue = Readonly<
  Partial<
    Record<CatalogueSection, object> & { settings: (failure: Pick<Failure, 'setting' | 'origin'>) => string }
  >
>;

/** Undefined for English and for languages without a catalogue; resolves to undefined when the catalogue cannot be loaded. */
function loadCatalogue(lang: string): Promise<Catalogue | undefined> | undefined {
  const loader = loaders.get(lang.split('-', 1)[0]?.toLowerCase() ?? '');
  // Without the catalogue, the element still works in English.
  return loader?.().catch(() => undefined);
}

const loaders = new Map<string, () => Promise<Catalogue>>([
  ['de', async () => (await import('../locales/de.ts')).de],
  ['es', async () => (await import('../locales/es.ts')).es],
]);

/** Formats a count in English. Small numbers do without `Intl`, whose first use on a page takes the browser 12 ms. */
export function formatCount(count: number): string {
  return count < 1_000 ? String(count) : count.toLocaleString('en');
}
