import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { LitElement } from 'lit';
import { Language, type LanguageSection } from '../../src/controllers/language.ts';
import { anyText, property } from '../support/property.ts';
import { until } from '../support/visitors.ts';

interface SendStrings {
  readonly send: string;
}
const english = { yourSpaces: 'Your spaces' };
const later: SendStrings = { send: 'Send' };

class SpeaksLanguage extends LitElement {
  readonly language = new Language(this, 'list', english);
  section: LanguageSection<SendStrings> | undefined;

  protected override render(): unknown {
    return html`${this.language.strings.yourSpaces} ${this.section?.strings.send}`;
  }
}
customElements.define('speaks-language', SpeaksLanguage);

describe('the language of an element', () => {
  let page: HTMLElement;
  let element: SpeaksLanguage;
  let observers: number;
  const { MutationObserver } = window;

  beforeEach(async () => {
    observers = 0;
    window.MutationObserver = class extends MutationObserver {
      constructor(callback: MutationCallback) {
        super(callback);
        observers++;
      }
    };
    page = await fixture<HTMLElement>(html`<div lang="en"><speaks-language></speaks-language></div>`);
    element = page.querySelector('speaks-language')!;
    await element.updateComplete;
  });
  afterEach(() => {
    window.MutationObserver = MutationObserver;
  });

  const text = (): string => element.shadowRoot!.textContent!.trim();
  const speak = async (lang: string): Promise<void> => {
    page.lang = lang;
    await until(() => element.language.lang === lang, `${lang} is loaded`);
    await element.updateComplete;
  };

  it('follows the page', async () => {
    expect(text()).to.equal('Your spaces');
    await speak('de');
    expect(text()).to.equal('Ihre Spaces');
    await speak('en');
    expect(text()).to.equal('Your spaces');
  });

  for (const lang of ['de_DE', 'de-DE-1996', 'DE', ' de ', 'de_CH@euro', 'de_DE.UTF-8', 'de-x-partner']) {
    it(`reads lang="${lang}" as German`, async () => {
      page.lang = lang;
      await until(() => text() === 'Ihre Spaces', 'the strings are German');
      expect(new Intl.DateTimeFormat(element.language.lang).resolvedOptions().locale).to.match(/^de/);
    });
  }

  it('is one that Intl accepts, whatever the page says', () => {
    const separator = fc.constantFrom('-', '_', '.', '@', ' ');
    const tag = fc
      .array(fc.oneof(fc.constantFrom('de', 'en', 'zh', 'Hant', 'x', 'u', 'ca', 'nu'), fc.string()), {
        minLength: 1,
        maxLength: 4,
      })
      .chain((parts) => separator.map((by) => parts.join(by)));
    property(
      fc.property(
        fc.oneof(tag, anyText, fc.constantFrom('x-default', 'zh_Hant_TW', '-', '_', '')),
        (lang) => {
          page.lang = lang;
          element.remove();
          page.append(element);
          const { lang: own } = element.language;
          new Intl.DateTimeFormat(own).format(0);
          new Intl.PluralRules(own).select(1);
          new Intl.ListFormat(own).format(['a', 'b']);
        },
      ),
    );
  });

  it('has one observer for any number of parts', async () => {
    element.section = element.language.section('chat', later);
    element.language.section('join', {});
    await speak('de');
    expect(text()).to.equal('Ihre Spaces Senden');
    expect(observers).to.equal(1);
  });

  it('is also the language of a part that is added later', async () => {
    await speak('de');
    element.section = element.language.section('chat', later);
    expect(element.section.lang).to.equal('de');
    expect(element.section.strings.send).to.equal('Senden');
    await speak('es');
    expect(element.section.lang).to.equal('es');
    expect(text()).to.equal('Sus espacios Enviar');
    await speak('en');
    expect(text()).to.equal('Your spaces Send');
  });
});

declare global {
  interface HTMLElementTagNameMap {
    'speaks-language': SpeaksLanguage;
  }
}
