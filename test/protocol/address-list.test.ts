import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseAddressList } from '../../src/protocol/address-list.ts';
import { readEmail } from '../../src/protocol/email-address.ts';
import { anyText, property } from '../support/property.ts';
import { dirtyList, listCases } from './fixtures/address-lists.ts';

const emails = (text: string): (string | undefined)[] =>
  parseAddressList(text).entries.map(({ email }) => email);
const three = ['ada@example.test', 'ben@example.test', 'chiara@example.test'];

describe('A pasted list of addresses', () => {
  for (const [title, text] of [
    ['commas', 'ada@example.test, ben@example.test,chiara@example.test,'],
    ['semicolons', 'ada@example.test; ben@example.test;chiara@example.test'],
    ['lines of any system', 'ada@example.test\r\nben@example.test\nchiara@example.test\r'],
    ['tabs from a spreadsheet', 'ada@example.test\tben@example.test\tchiara@example.test'],
    [
      'names and angle brackets',
      'Ada <ada@example.test>, "Okafor, Ben" <ben@example.test>; <chiara@example.test>',
    ],
    [
      'CSV with names in columns',
      '"Moreno, Ada",ada@example.test\nBen,ben@example.test\nChiara,"chiara@example.test"',
    ],
    ['mail links', 'mailto:ada@example.test,MAILTO:ben@example.test, mailto:chiara@example.test'],
  ] as const) {
    it(`may be separated by ${title}`, () => expect(emails(text)).to.deep.equal(three));
  }

  it('has each address once, in any spelling', () => {
    const twice = { text: 'Ada@Example.test', email: 'ada@example.test', times: 2 };
    expect(parseAddressList('Ada@Example.test, ada@example.test').entries).to.deep.equal([twice]);
  });

  it('keeps invalid entries, so that they can be shown', () => {
    expect(parseAddressList('nobody\nben@').entries).to.deep.equal([
      { text: 'nobody', email: undefined, times: 1 },
      { text: 'ben@', email: undefined, times: 1 },
    ]);
  });

  it('is read to the end after a quote that is never closed', () => {
    expect(emails('"Ada, ada@example.test\nben@example.test')).to.deep.equal([
      'ada@example.test',
      'ben@example.test',
    ]);
  });

  it('has international domains as punycode', () => {
    expect(readEmail('ada@bücher.example')).to.equal('ada@xn--bcher-kva.example');
  });

  for (const bad of [
    'ada',
    '@example.test',
    'ada@',
    'ada@@example.test',
    'a@b@example.test',
    'ada@example',
    'ada@127.0.0.1',
    'ada@example.test:25',
    'ada@example.test/x',
    '.ada@example.test',
    'a..b@example.test',
    'ada @example.test',
    'ada@example.test\r\nBcc: eve@example.test',
    'ada\u2028@example.test',
    'ada\u0000@example.test',
    'ada,eve@example.test',
    'ada;eve@example.test',
    '"ada"@example.test',
    'ada<eve@example.test>',
    'ad\u202ea@example.test',
    `${'a'.repeat(65)}@example.test`,
    `ada@${'a'.repeat(250)}.test`,
  ]) {
    it(`refuses ${JSON.stringify(bad.slice(0, 40))} as an address`, () => {
      expect(readEmail(bad)).to.equal(undefined);
    });
  }

  it('never gives an address with a character that separates addresses or headers', () => {
    const pieces = fc.array(
      fc.oneof(anyText, fc.constantFrom('a@b.test', '"', '<', '>', ',', '\n', '\t', ';', 'ü@ä.test')),
    );
    property(
      fc.property(pieces, (parts) => {
        for (const { email = 'a@b.test' } of parseAddressList(parts.join('')).entries) {
          // oxlint-disable-next-line no-control-regex -- none of these may get through
          expect(email).not.to.match(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029,;<>"]/);
          expect(readEmail(email)).to.equal(email);
        }
      }),
    );
  });

  it('is read up to 5,000 addresses, and says where it stopped', () => {
    const many = (count: number, separator: string): string =>
      Array.from({ length: count }, (_, index) => `p${index}@example.test`).join(separator);
    expect(parseAddressList(many(5_000, ', '))).to.have.property('unread', '');
    for (const separator of ['\n', '; ']) {
      const { entries, unread } = parseAddressList(many(6_000, separator));
      expect(entries).to.have.lengthOf(5_000);
      expect(unread.startsWith(`p5000@example.test${separator}`)).to.equal(true);
    }
    const long = `${'x'.repeat(499_990)} ada@example.test`;
    expect(parseAddressList(long).unread).not.to.equal('');
  });

  for (const { title, text, expected, named = [] } of listCases) {
    it(`has the right addresses: ${title}`, () => {
      const { entries } = parseAddressList(text);
      expect(entries.flatMap(({ email }) => email ?? [])).to.deep.equal(expected);
      expect(entries.flatMap(({ email, text: typed }) => (email === undefined ? typed : []))).to.deep.equal(
        named,
      );
    });
  }

  it('gives every address as it is or names it, and no other, in 10,000 random lists', function () {
    this.timeout(60_000);
    property(
      fc.property(dirtyList, ({ text, valid, invalid }) => {
        const { entries } = parseAddressList(text);
        const given = entries.flatMap(({ email }) => email ?? []);
        const named = entries.flatMap(({ email, text: typed }) => (email === undefined ? typed : []));
        expect(new Set(given), JSON.stringify(text)).to.deep.equal(new Set(valid));
        for (const one of invalid) {
          expect(
            named.some((typed) => typed.includes(one)),
            `${one} is named for ${JSON.stringify(text)}`,
          ).to.equal(true);
        }
      }),
      10_000,
    );
  });

  it('gives each "@" of any text to an address or to a named entry', () => {
    property(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom(...'@@@.,<>" \'ab')), { maxLength: 40 }),
        (parts) => {
          const text = parts.join('').replace(/[\uff20\ufe6b]/g, '');
          const { entries } = parseAddressList(text);
          const at = (one: string): number => one.split('@').length - 1;
          const read = entries.reduce(
            (sum, { email, text: typed, times }) => sum + times * at(email ?? typed),
            0,
          );
          expect(read).to.be.at.least(Math.min(at(text), 1));
          for (const { email } of entries) {
            if (email !== undefined) expect(readEmail(email)).to.equal(email);
          }
        },
      ),
    );
  });
});
