import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseAddressList } from '../../src/protocol/address-list.ts';
import { readEmail } from '../../src/protocol/email-address.ts';
import { anyText, property } from '../support/property.ts';

const emails = (text: string): (string | undefined)[] => parseAddressList(text).map(({ email }) => email);
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
    expect(parseAddressList('Ada@Example.test, ada@example.test')).to.deep.equal([twice]);
  });

  it('keeps invalid entries, so that they can be shown', () => {
    expect(parseAddressList('nobody\nben@')).to.deep.equal([
      { text: 'nobody', email: undefined, times: 1 },
      { text: 'ben@', email: undefined, times: 1 },
    ]);
  });

  it('is read to the end after a quote that is never closed', () => {
    expect(emails('"Ada, ada@example.test\nben@example.test')).to.include('ben@example.test');
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
        for (const { email = 'a@b.test' } of parseAddressList(parts.join(''))) {
          // oxlint-disable-next-line no-control-regex -- none of these may get through
          expect(email).not.to.match(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029,;<>"]/);
          expect(readEmail(email)).to.equal(email);
        }
      }),
    );
  });

  it('reads 1,000 addresses, and stops at 5,000', () => {
    const many = (count: number): string =>
      Array.from({ length: count }, (_, index) => `p${index}@example.test`).join('\n');
    expect(emails(many(1_000))).to.have.lengthOf(1_000);
    expect(emails(many(6_000))).to.have.lengthOf(5_000);
  });
});
