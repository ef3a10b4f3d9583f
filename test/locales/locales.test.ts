import { expect } from '@open-wc/testing';
import { ar } from '../../src/locales/ar.ts';
import { arPanels } from '../../src/locales/ar-panels.ts';
import { arStage } from '../../src/locales/ar-stage.ts';
import { de } from '../../src/locales/de.ts';
import { dePanels } from '../../src/locales/de-panels.ts';
import { deStage } from '../../src/locales/de-stage.ts';
import { es } from '../../src/locales/es.ts';
import { esPanels } from '../../src/locales/es-panels.ts';
import { esStage } from '../../src/locales/es-stage.ts';
import { fr } from '../../src/locales/fr.ts';
import { frPanels } from '../../src/locales/fr-panels.ts';
import { frStage } from '../../src/locales/fr-stage.ts';
import { it as italian } from '../../src/locales/it.ts';
import { itPanels } from '../../src/locales/it-panels.ts';
import { itStage } from '../../src/locales/it-stage.ts';
import { ja } from '../../src/locales/ja.ts';
import { jaPanels } from '../../src/locales/ja-panels.ts';
import { jaStage } from '../../src/locales/ja-stage.ts';
import { nl } from '../../src/locales/nl.ts';
import { nlPanels } from '../../src/locales/nl-panels.ts';
import { nlStage } from '../../src/locales/nl-stage.ts';
import { pl } from '../../src/locales/pl.ts';
import { plPanels } from '../../src/locales/pl-panels.ts';
import { plStage } from '../../src/locales/pl-stage.ts';
import { pt } from '../../src/locales/pt.ts';
import { ptPanels } from '../../src/locales/pt-panels.ts';
import { ptStage } from '../../src/locales/pt-stage.ts';
import { english } from './english.ts';

const others = {
  ar: { ...ar, ...arStage, ...arPanels },
  de: { ...de, ...deStage, ...dePanels },
  es: { ...es, ...esStage, ...esPanels },
  fr: { ...fr, ...frStage, ...frPanels },
  it: { ...italian, ...itStage, ...itPanels },
  ja: { ...ja, ...jaStage, ...jaPanels },
  nl: { ...nl, ...nlStage, ...nlPanels },
  pl: { ...pl, ...plStage, ...plPanels },
  pt: { ...pt, ...ptStage, ...ptPanels },
};

for (const [lang, strings] of Object.entries(others)) {
  describe(`the strings in ${new Intl.DisplayNames('en', { type: 'language' }).of(lang)}`, () => {
    it('are the same set as in English', () => {
      const { tell, ...sections } = strings;
      expect(shape(sections)).to.deep.equal(shape(english));
      expect(tell({ code: 'bad-configuration', setting: 'server' })).to.contain('`server`');
      expect(tell({ code: 'offline' })).to.equal(strings.failures['offline']);
    });

    it('are translated', () => {
      const same = texts(strings).filter((text) => text.includes(' ') && texts(english).includes(text));
      expect(same).to.deep.equal([]);
    });

    it('count people and messages by the rules of the language', () => {
      expect(strings.chat.newMessages(1)).not.to.equal(strings.chat.newMessages(2));
      expect(strings.chat.newMessages(12_000)).to.contain(new Intl.NumberFormat(lang).format(12_000));
      expect(strings.chat.typing('Ada', 1)).not.to.equal(strings.chat.typing('Ada', 2));
    });

    it('have a form for each plural category of whole numbers', () => {
      const rules = new Intl.PluralRules(lang);
      const counts = [0, 1, 2, 3, 11, 100, 1_000_000];
      const samples = new Map(counts.map((count) => [rules.select(count), count]));
      const forms = [...samples.values()].map((count) =>
        strings.chat.peopleHere(count).replace(new Intl.NumberFormat(lang).format(count), '#'),
      );
      expect(new Set(forms)).to.have.property('size', samples.size);
    });
  });
}

/** The keys and the types of their values, at every depth. */
function shape(strings: object): unknown {
  const of = ([key, value]: [string, unknown]): unknown =>
    typeof value === 'object' && value !== null ? [key, shape(value)] : [key, typeof value];
  return Object.entries(strings)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(of);
}

function texts(strings: object): string[] {
  return Object.values(strings).flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? texts(value as object) : [];
  });
}
