/** The strings of a call in the page. Its catalogues load with it, so that a page without calls does not carry them. */
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { type Language, languageOf, type LanguageSection } from './language.ts';

type Section = 'stage' | 'dialIn';

const loaders = new Map<string, () => Promise<Readonly<Record<string, Readonly<Record<Section, object>>>>>>([
  ['ar', () => import('../locales/ar-stage.ts')],
  ['de', () => import('../locales/de-stage.ts')],
  ['es', () => import('../locales/es-stage.ts')],
  ['fr', () => import('../locales/fr-stage.ts')],
  ['it', () => import('../locales/it-stage.ts')],
  ['ja', () => import('../locales/ja-stage.ts')],
  ['nl', () => import('../locales/nl-stage.ts')],
  ['pl', () => import('../locales/pl-stage.ts')],
  ['pt', () => import('../locales/pt-stage.ts')],
]);

/** Follows the language of an element. English is built in. */
export class StageLanguage<Strings extends object> implements LanguageSection<Strings> {
  strings: Strings;
  lang = 'en';
  readonly tell: (this: void, failure: Failure) => string;
  readonly #language: Language<object>;
  readonly #section: Section;
  readonly #english: Strings;
  #requested = 'en';

  constructor(host: ReactiveControllerHost, language: Language<object>, section: Section, english: Strings) {
    this.#language = language;
    this.#section = section;
    this.#english = this.strings = english;
    this.tell = language.tell;
    host.addController({
      hostUpdate: () => {
        if (language.lang !== this.#requested) void this.load().then(() => host.requestUpdate());
      },
    });
  }

  /** Resolves when the strings are there; without a catalogue they are English. */
  async load(): Promise<void> {
    const { lang } = this.#language;
    this.#requested = lang;
    const language = languageOf(lang);
    const catalogues = await loaders
      .get(language)?.()
      .catch(() => undefined);
    const catalogue = catalogues?.[`${language}Stage`];
    if (lang !== this.#requested) return;
    // A test compares each catalogue with the English one.
    const strings = (catalogue?.[this.#section] as Strings | undefined) ?? this.#english;
    // The page may have defined some of them.
    this.strings = this.#language.section(this.#section, strings).strings;
    this.lang = catalogue ? lang : 'en';
  }
}
