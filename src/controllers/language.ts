/** Gives an element its strings in the language of the nearest `lang` attribute, also on translated pages. */
import type { LitElement, ReactiveController, RenderOptions } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { type Catalogue, type CatalogueSection, languageOf, ofPage } from './catalogue.ts';
import { isForPage } from './page-spaces.ts';
import { creationScope, showNewTexts } from './translated-text.ts';

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
  lang = 'en';
  readonly #host: LitElement;
  readonly #own: LanguageSection<Strings>;
  #observer: MutationObserver | undefined;
  // Only a page that defines English strings of its own has a catalogue for it.
  #requested = ofPage['en'] ? '' : 'en';
  #catalogue: Catalogue | undefined;

  constructor(host: LitElement, name: CatalogueSection, english: Strings) {
    this.#host = host;
    this.#own = this.section(name, english);
    // Its type is protected, because only subclasses and their parts should change it.
    (host as unknown as { readonly renderOptions: RenderOptions }).renderOptions.creationScope =
      creationScope;
    host.addController(this);
  }

  get strings(): Strings {
    return this.#own.strings;
  }

  readonly tell = (failure: Failure): string => this.#catalogue?.tell?.(failure) ?? failure.message;

  /** The strings of a part that loads later. They follow the language of the element, without a second observer. */
  section<More extends object>(name: CatalogueSection, english: More): LanguageSection<More> {
    const language = (): this => this;
    return {
      get strings() {
        // A test compares each catalogue with the English one.
        const own = language().#catalogue?.[name] as More | ((built: More) => More) | undefined;
        return typeof own === 'function' ? own(english) : (own ?? english);
      },
      get lang() {
        return language().lang;
      },
      tell: this.tell,
    };
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => void this.#read());
    for (let from: Element | undefined = this.#host; from; from = outerHost(from)) {
      this.#observer.observe(from.getRootNode(), {
        attributeFilter: ['lang'],
        subtree: true,
      });
    }
    void this.#read();
  }

  hostUpdated(): void {
    showNewTexts(this.#host.renderRoot);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  async #read(): Promise<void> {
    const tag = nearestLang(this.#host);
    if (tag === this.#requested) return;
    this.#requested = tag;
    const lang = languageOf(tag);
    // Pages in English do not load the list of languages. Without a catalogue, the element still works in English.
    let catalogue: Catalogue | undefined;
    if (lang !== 'en' || ofPage[lang])
      catalogue = await import('./catalogues.ts').then((each) => each.load(lang)).catch(() => undefined);
    if (tag !== this.#requested) return;
    this.#catalogue = catalogue;
    this.lang = catalogue || lang === 'en' ? tag : 'en';
    this.#host.requestUpdate();
  }
}

/** The nearest `lang` up the tree, through shadow roots. The `lang` of an empty provider applies to the page. */
function nearestLang(from: Element): string {
  const nearest = from.closest('[lang]:not([lang=""], :root)');
  const host = outerHost(from);
  if (!nearest && host) return nearestLang(host);
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

/** The element whose shadow root contains `from`. */
function outerHost(from: Element): Element | undefined {
  return (from.getRootNode() as Partial<ShadowRoot>).host;
}

/** Formats a count in English. Small numbers do without `Intl`, whose first use on a page takes the browser 12 ms. */
export function formatCount(count: number): string {
  return count < 1_000 ? String(count) : count.toLocaleString('en');
}
