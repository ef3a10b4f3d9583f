import { expect } from '@open-wc/testing';
import { loadEmoji, loadParts } from '../../src/controllers/catalogues.ts';
import { emojiEn } from '../../src/elements/chat/emoji-en.ts';
import { ar } from '../../src/locales/ar.ts';
import { de } from '../../src/locales/de.ts';
import { es } from '../../src/locales/es.ts';
import { fr } from '../../src/locales/fr.ts';
import { it as italian } from '../../src/locales/it.ts';
import { ja } from '../../src/locales/ja.ts';
import { nl } from '../../src/locales/nl.ts';
import { pl } from '../../src/locales/pl.ts';
import { pt } from '../../src/locales/pt.ts';
import { english } from './english.ts';

const others = { ar, de, es, fr, it: italian, ja, nl, pl, pt };

for (const [lang, { tell, ...main }] of Object.entries(others)) {
  describe(`the strings in ${new Intl.DisplayNames('en', { type: 'language' }).of(lang)}`, () => {
    it('are the same set as in English', async () => {
      expect(shape({ ...main, ...(await loadParts(lang)) })).to.deep.equal(shape(english));
      expect(tell({ code: 'bad-configuration', setting: 'server' })).to.contain('`server`');
      expect(tell({ code: 'offline' })).to.equal(main.failures['offline']);
    });

    it('are translated', async () => {
      const same = texts({ ...main, ...(await loadParts(lang)) }).filter(
        (text) => text.includes(' ') && texts(english).includes(text),
      );
      expect(same).to.deep.equal([]);
    });

    it('count people and messages by the rules of the language', () => {
      expect(main.chat.newMessages(1)).not.to.equal(main.chat.newMessages(2));
      expect(main.chat.newMessages(12_000)).to.contain(new Intl.NumberFormat(lang).format(12_000));
      expect(main.chat.typing('Ada', 1)).not.to.equal(main.chat.typing('Ada', 2));
    });

    it('have a form for each plural category of whole numbers', () => {
      const rules = new Intl.PluralRules(lang);
      const counts = [0, 1, 2, 3, 11, 100, 1_000_000];
      const samples = new Map(counts.map((count) => [rules.select(count), count]));
      const forms = [...samples.values()].map((count) =>
        main.chat.peopleHere(count).replace(new Intl.NumberFormat(lang).format(count), '#'),
      );
      expect(new Set(forms)).to.have.property('size', samples.size);
    });

    it('have a name for each emoji', async () => {
      const names = (await loadEmoji(lang)) ?? [];
      expect(names.map(signs)).to.deep.equal(emojiEn.map(signs));
      const all = names.join('|').split('|');
      const english = new Set(emojiEn.join('|').split('|'));
      // Some have an international name, such as the letters of blood types.
      expect(all.filter((row) => english.has(row)).length).to.be.below(all.length / 20);
    });
  });
}

/** The emoji of a group, with "+" if they have tones of skin. */
function signs(group: string): readonly string[] {
  return group.split('|').map((row) => row.replace(/ .*/, ''));
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
