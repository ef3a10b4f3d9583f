/** The strings of a part with catalogues of its own, which load with it, so that a page without the part does not carry them. */
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';
import type { Language, LanguageSection } from './language.ts';

type Section = 'stage' | 'dialIn' | 'panels';
type LoadCatalogue = () => Promise<Readonly<Partial<Record<Section, object>>>>;

const calls = new Map<string, LoadCatalogue>([
  ['de', async () => (await import('../locales/de-stage.ts')).deStage],
  ['es', async () => (await import('../locales/es-stage.ts')).esStage],
]);
const panels = new Map<string, LoadCatalogue>([
  ['de', async () => (await import('../locales/de-panels.ts')).dePanels],
  ['es', async () => (await import('../locales/es-panels.ts')).esPanels],
]);
const loaders: Readonly<Record<Section, ReadonlyMap<string, LoadCatalogue>>> = {
  stage: calls,
  dialIn: calls,
  panels,
};

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
    const [language = ''] = lang.split('-');
    const catalogue = await loaders[this.#section]
      .get(language.toLowerCase())?.()
      .catch(() => undefined);
    if (lang !== this.#requested) return;
    // A test compares each catalogue with the English one.
    this.strings = (catalogue?.[this.#section] as Strings | undefined) ?? this.#english;
    this.lang = catalogue ? lang : 'en';
  }
}
