import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type AddressFile, parseAddressFile, maxFileRows } from '../../src/protocol/address-file.ts';
import { anyText, property } from '../support/property.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const parse = (file: ArrayBuffer): AddressFile | undefined => {
  const parsing = parseAddressFile(file);
  for (;;) {
    const { done, value } = parsing.next();
    if (done) return value;
  }
};
const columnsOf = (file: ArrayBuffer) =>
  parse(file)?.columns.map(({ title, number, fields }) => ({ title, number, fields }));
const columns = (text: string) => columnsOf(bytes(text)) ?? [];

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
      expect(columnsOf(file)).to.deep.equal([
        { title: 'Mail', number: 2, fields: ['jürgen@xn--mnchen-3ya.example'] },
      ]);
    }
  });

  it('is refused when it has too many rows', () => {
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, at) => `p${at}@example.test`).join('\n');
    expect(columns(`Mail\n${rows(maxFileRows)}`)[0]?.fields).to.have.lengthOf(maxFileRows);
    expect(parse(bytes(`Mail\n${rows(maxFileRows + 1)}`))).to.equal(undefined);
  });

  it('is read with the separator of the whole file, not only of its first line', () => {
    const both = [{ title: 'E-Mail', number: 2, fields: ['ada@example.com', 'ben@example.com'] }];
    expect(
      columns(
        '\ufeff"Name, Vorname";E-Mail\r\n"Moreno, Ada";ada@example.com\r\n"Okafor, Ben";ben@example.com',
      ),
    ).to.deep.equal(both);
    expect(
      columns('Name, Vorname;E-Mail\nMoreno, Ada;ada@example.com\nOkafor, Ben;ben@example.com'),
    ).to.deep.equal(both);
    expect(columns('Name|E-Mail\nMoreno, Ada|ada@example.com\nOkafor, Ben|ben@example.com')).to.deep.equal(
      both,
    );
    expect(
      columns('sep=;\r\nName;E-Mail;Private\r\nMoreno, Ada;ada@example.com;ada@home.example'),
    ).to.deep.equal([
      { title: 'E-Mail', number: 2, fields: ['ada@example.com'] },
      { title: 'Private', number: 3, fields: ['ada@home.example'] },
    ]);
    expect(columns('"sep=^"\nName^E-Mail\nAda^ada@example.com\nBen^ben@example.com')).to.deep.equal(both);
  });

  it('may begin with lines about itself, in UTF-16 with tabs', () => {
    const report =
      '1. Summary\r\nMeeting title\tHarbour works\r\nOrganizer\tada@example.com\r\n\r\n2. Participants\r\nName\tFirst Join\tEmail\tRole\r\n' +
      'Ada Moreno\t11/3/26, 10:00:12 AM\tada@example.com\tOrganizer\r\nBen Okafor\t11/3/26, 10:01:12 AM\tben@example.com\tMember\r\n';
    const utf16 = Uint16Array.from(`\ufeff${report}`, (one) => one.charCodeAt(0)).buffer;
    const unmarked = Uint16Array.from(report, (one) => one.charCodeAt(0)).buffer;
    for (const file of [utf16, unmarked]) {
      const found = parse(file);
      expect(found?.columns[0]).to.deep.equal({
        title: 'Email',
        number: 3,
        fields: ['ada@example.com', 'ben@example.com'],
        rowsWithout: [
          '1. Summary',
          'Meeting title · Harbour works',
          'Organizer · ada@example.com',
          '2. Participants',
        ],
      });
      expect(found?.roles?.title).to.equal('Role');
      expect([...(found?.roles?.roles ?? [])]).to.deep.equal([['ben@example.com', 'member']]);
      expect(found?.roles?.unknown).to.deep.equal(['Organizer']);
    }
  });

  for (const [mail, role, member] of [
    ['البريد الإلكتروني', 'الدور', 'عضو'],
    ['E-Mail-Adresse', 'Rolle', 'Mitglied'],
    ['Correo electrónico', 'Rol', 'Miembro'],
    ['Adresse e-mail', 'Rôle', 'Membre'],
    ['Indirizzo e-mail', 'Ruolo', 'Membro'],
    ['メールアドレス', '役割', 'メンバー'],
    ['E-mailadres', 'Rol', 'Lid'],
    ['Adres e-mail', 'Rola', 'Członek'],
    ['Endereço de e-mail', 'Função', 'Membro'],
  ]) {
    it(`may have the columns “${mail}” and “${role}”`, () => {
      const file = bytes(`1;2;3;4;5\n7;${mail};${role}\n8;ben@example.com;${member}\n`);
      expect(columnsOf(file)?.[0]?.title).to.equal(mail);
      expect([...(parse(file)?.roles?.roles ?? [])]).to.deep.equal([['ben@example.com', 'member']]);
    });
  }

  it('may have several addresses in a field, as Google Contacts writes them', () => {
    const found = columns(
      'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value\r\nAda,Moreno,* Work,ada@example.com ::: ada.m@example.org,\r\nBen,Okafor,* Work,ben@example.com,ben@home.example\r\n',
    );
    expect(found).to.deep.equal([
      {
        title: 'E-mail 1 - Value',
        number: 4,
        fields: ['ada@example.com', 'ada.m@example.org', 'ben@example.com'],
      },
      { title: 'E-mail 2 - Value', number: 5, fields: ['ben@home.example'] },
    ]);
  });

  it('may be a list of addresses without a table', () => {
    const list = [
      { title: '', number: 1, fields: ['ada@example.com', 'ben@example.com', 'chiara@example.com'] },
    ];
    expect(columns('ada@example.com; Ben <ben@example.com>; chiara@example.com')).to.deep.equal(list);
    expect(columns('ada@example.com, ben@example.com,\nchiara@example.com\n')).to.deep.equal(list);
    const many = Array.from({ length: 6_000 }, (_, at) => `p${at}@example.test`).join(',');
    expect(columns(many)[0]?.fields.join('\n')).to.contain('p5999@example.test');
  });

  it('keeps its lines apart when a quotation mark begins a field and does not end it', () => {
    expect(
      columns('Name,Mail\n"Ada" Moreno,ada@example.com\n"Ben,ben@example.com\n"Chiara",chiara@example.com'),
    ).to.deep.equal([
      { title: 'Mail', number: 2, fields: ['ada@example.com', 'ben@example.com', 'chiara@example.com'] },
    ]);
  });

  it('with too many columns is refused, also in a row without addresses', () => {
    for (const field of ['', 'x', 'a@b.test']) {
      expect(parse(bytes(`Mail\n${`${field},`.repeat(1_001)}\nada@example.com`)), field).to.equal(undefined);
    }
  });

  it('is read in small pieces: 2,000 rows of 100 columns in more than 2,000', () => {
    const row = Array.from({ length: 100 }, (_, at) => (at === 3 ? 'ada@example.test' : `value ${at}`)).join(
      ',',
    );
    const parsing = parseAddressFile(bytes(`${row}\n`.repeat(maxFileRows)));
    let pieces = 0;
    while (!parsing.next().done) pieces++;
    expect(pieces).to.be.above(2_000);
  });

  it('accounts for each of its rows: with addresses, or as a row without one', () => {
    const cell = fc.oneof(
      fc.stringMatching(/^[a-zé ,;"\n]{0,12}$/),
      fc.nat(999).map((at) => `p${at}@example.test`),
    );
    const table = fc.array(fc.tuple(fc.nat(1_000), cell, cell), { minLength: 1, maxLength: 12 });
    const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
    property(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
        const text = [
          ['Number', 'Name', 'Mail'].join(separator),
          ...rows.map((row) => row.map((one) => quoted(String(one))).join(separator)),
        ].join('\r\n');
        for (const { number, fields, rowsWithout } of parse(bytes(text))?.columns ?? []) {
          const cells = rows.map((row) => String(row[number - 1]));
          expect(fields).to.deep.equal(cells.filter((one) => one.includes('@')));
          expect(rowsWithout).to.have.lengthOf(cells.filter((one) => !one.includes('@')).length);
        }
        const all = rows.flat().filter((one) => String(one).includes('@'));
        const given = (parse(bytes(text))?.columns ?? []).flatMap(({ fields }) => fields);
        expect([...given].sort()).to.deep.equal(all.sort());
      }),
    );
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
    property(fc.property(anyText, (text) => void parse(bytes(text))));
    property(fc.property(fc.uint8Array(), (file) => void parse(Uint8Array.from(file).buffer)));
  });
});
