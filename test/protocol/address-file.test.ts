import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseAddressColumns, maxFileRows } from '../../src/protocol/address-file.ts';
import { anyText, property } from '../support/property.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const columns = (text: string) => parseAddressColumns(bytes(text)) ?? [];

describe('A file of addresses', () => {
  it('names its columns after the first line and lists the fullest first', () => {
    const found = columns(
      'Firm;Private mail;Mail\r\nHarbour;;kai@harbour.example\r\nQuay;lena@home.example;lena@quay.example\r\n',
    );
    expect(found).to.deep.equal([
      { title: 'Mail', number: 3, fields: ['kai@harbour.example', 'lena@quay.example'] },
      { title: 'Private mail', number: 2, fields: ['lena@home.example'] },
    ]);
  });

  it('may have no heading and any of the usual separators', () => {
    for (const separator of [',', ';', '\t']) {
      const found = columns(`Kai${separator}kai@harbour.example\nLena${separator}lena@quay.example`);
      expect(found).to.deep.equal([
        { title: '', number: 2, fields: ['kai@harbour.example', 'lena@quay.example'] },
      ]);
    }
  });

  it('keeps separators, quotes and line ends inside quotation marks', () => {
    const found = columns(
      'Who,Mail\n"Okafor, ""Ben""\nHarbour","Ben <ben@harbour.example>"\n"Open,lena@quay.example',
    );
    expect(found[0]?.fields).to.deep.equal(['ben@harbour.example', 'lena@quay.example']);
  });

  it('reports a field that looks like an address but is not valid', () => {
    expect(columns('Mail\na@b@c.example\nkai@harbour.example')[0]?.fields).to.deep.equal([
      'a@b@c.example',
      'kai@harbour.example',
    ]);
  });

  it('has no columns when it has no addresses', () => {
    for (const text of ['', '\n\n', 'Name\nKai', 'a@b']) expect(columns(text), text).to.deep.equal([]);
  });

  it('is read in the encodings of spreadsheets: with a byte order mark, in UTF-16, or in Windows-1252', () => {
    const text = 'Größe;Mail\r\n1;jürgen@münchen.example\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ]);
    const western = Uint8Array.from(text, (one) => one.charCodeAt(0));
    for (const file of [bytes(text), bytes(`\ufeff${text}`), utf16.buffer, western.buffer]) {
      expect(parseAddressColumns(file)).to.deep.equal([
        { title: 'Mail', number: 2, fields: ['jürgen@xn--mnchen-3ya.example'] },
      ]);
    }
  });

  it('is refused when it has too many rows', () => {
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, at) => `p${at}@example.test`).join('\n');
    expect(columns(`Mail\n${rows(maxFileRows)}`)[0]?.fields).to.have.lengthOf(maxFileRows);
    expect(parseAddressColumns(bytes(`Mail\n${rows(maxFileRows + 1)}`))).to.equal(undefined);
  });

  it('gives every address of a valid CSV table, with any text beside it', () => {
    const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
    property(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.nat(99_999)), { minLength: 1, maxLength: 20 }),
        (people) => {
          const lines = people.map(([name, id]) => `${quoted(name)},${quoted(`p${id}@example.test`)}`);
          const mails = columns(`"Name","Mail"\r\n${lines.join('\r\n')}`).find(
            ({ title }) => title === 'Mail',
          );
          expect(mails?.fields).to.deep.equal(people.map(([, id]) => `p${id}@example.test`));
        },
      ),
    );
  });

  it('never throws', () => {
    property(fc.property(anyText, (text) => void parseAddressColumns(bytes(text))));
    property(fc.property(fc.uint8Array(), (file) => void parseAddressColumns(Uint8Array.from(file).buffer)));
  });
});
