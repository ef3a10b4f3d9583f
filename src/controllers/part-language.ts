/** The strings of a part with catalogues of its own, which load with it, so that a page without the part does not carry them. */
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { languageOf } from './catalogue.ts';
import type { Language, LanguageSection } from './language.ts';

type Section = 'stage' | 'dialIn' | 'panels';
/** A catalogue is the export with the name of its file. */
type LoadCatalogue = () => Promise<Readonly<Record<string, Readonly<Partial<Record<Section, object>>>>>>;

const calls = {
  __proto__: null,
  ar: () => import('../locales/ar-stage.ts'),
  de: () => import('../locales/de-stage.ts'),
  es: () => import('../locales/es-stage.ts'),
  fr: () => import('../locales/fr-stage.ts'),
  it: () => import('../locales/it-stage.ts'),
  ja: () => import('../locales/ja-stage.ts'),
  nl: () => import('../locales/nl-stage.ts'),
  pl: () => import('../locales/pl-stage.ts'),
  pt: () => import('../locales/pt-stage.ts'),
} as unknown as Readonly<Record<string, LoadCatalogue | undefined>>;
const panels = {
  __proto__: null,
  ar: () => import('../locales/ar-panels.ts'),
  de: () => import('../locales/de-panels.ts'),
  es: () => import('../locales/es-panels.ts'),
  fr: () => import('../locales/fr-panels.ts'),
  it: () => import('../locales/it-panels.ts'),
  ja: () => import('../locales/ja-panels.ts'),
  nl: () => import('../locales/nl-panels.ts'),
  pl: () => import('../locales/pl-panels.ts'),
  pt: () => import('../locales/pt-panels.ts'),
} as unknown as Readonly<Record<string, LoadCatalogue | undefined>>;

/** Follows the language of an element. English is built in. */
export class PartLanguage<Strings extends object> implements LanguageSection<Strings> {
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
    const [loaders, part] = this.#section === 'panels' ? [panels, 'Panels'] : [calls, 'Stage'];
    const catalogues = await loaders[language]?.().catch(() => undefined);
    if (lang !== this.#requested) return;
    const catalogue = catalogues?.[language + part];
    // A test compares each catalogue with the English one.
    const strings = (catalogue?.[this.#section] as Strings | undefined) ?? this.#english;
    // The page may have defined some of them.
    this.strings = this.#language.section(this.#section, strings).strings;
    this.lang = catalogue ? lang : 'en';
  }
}
