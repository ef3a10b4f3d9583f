/** The strings of a part that loads later. They load with it, so that a page without the part does not carry them. */
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { languageOf } from './catalogue.ts';
import type { Language, LanguageSection } from './language.ts';

type Section = 'stage' | 'dialIn' | 'panels' | 'emoji';

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
    const parts =
      language === 'en'
        ? undefined
        : await import('./catalogues.ts').then((each) => each.loadParts(language)).catch(() => undefined);
    if (lang !== this.#requested) return;
    // A test compares each catalogue with the English one.
    const strings = (parts?.[this.#section] as Strings | undefined) ?? this.#english;
    // The page may have defined some of them.
    this.strings = this.#language.section(this.#section, strings).strings;
    this.lang = parts ? lang : 'en';
  }
}
