import * as fc from 'fast-check';
import { expect } from '@open-wc/testing';
import { readPerson } from '../../src/protocol/person.ts';
import { readMe } from '../../src/protocol/rest.ts';
import { readMember, readSpace } from '../../src/protocol/space.ts';

describe('The name of a person or a space', () => {
  it('has no characters that reverse, hide or break text', () => {
    const person = readPerson({
      _id: 'p1',
      displayname: ' \u202eMi\u0000ra\n\u2066Holt\u2069\ufeff ',
      username: '\ud800x',
    });
    expect(person).to.include({ name: 'Mira Holt', username: 'x' });
    expect(readSpace({ _id: 's1', title: 'Gar\u200bden\u061c\tplan' })).to.include({ title: 'Garden plan' });
  });

  it('keeps the characters that people need for their names', () => {
    for (const name of ["Zoë O'Neil-Łuć", 'محمد', 'नि‍शा', '陳大文', '👩‍👩‍👧', 'A & <B>']) {
      expect(readPerson({ _id: 'p1', displayname: name })).to.include({ name });
    }
  });

  it('has at most 200 characters and never half of one', () => {
    const { name = '' } = readPerson({ _id: 'p1', displayname: `${'x'.repeat(199)}😀` }) ?? {};
    expect(name).to.equal('x'.repeat(199));
  });

  it('falls back to the user name, then to an empty text', () => {
    expect(readPerson({ _id: 'p1', displayname: '\u202e', username: 'mira' })).to.include({ name: 'mira' });
    expect(readPerson({ _id: 'p1' })).to.deep.equal({
      id: 'p1',
      name: '',
      username: '',
      picture: undefined,
      kind: 'user',
    });
  });
});

describe('A person', () => {
  it('is a user, a guest, a phone or the service', () => {
    const kind = (type: unknown) => readPerson({ _id: 'p1', type })?.kind;
    expect(['user', 'anonymous', 'phone', 'spaceserver', 'toString', 7].map(kind)).to.deep.equal([
      'user',
      'guest',
      'phone',
      'service',
      'user',
      'user',
    ]);
    expect(readMe({ _id: 'p1', aType: 'anonymous' })).to.include({ kind: 'guest' });
    expect(readMember({ member: 'p1', memberType: 'anonymousId' })?.person).to.include({ kind: 'guest' });
  });

  it('has the least rights when the role is unknown', () => {
    expect(readMember({ member: 'p1', role: 'root' })).to.include({ role: 'guest' });
    expect(readSpace({ _id: 's1', role: 'root' })).to.include({ role: undefined });
  });
});

describe('A name', () => {
  const nameOf = (displayname: string) => readPerson({ _id: 'p1', displayname, username: 'mira' })?.name;

  for (const invisible of [
    '\u200b\u200d',
    '\u3164',
    '\u2800 \u2800',
    '\u0301',
    '\ufe0f',
    '\u034f',
    '\u{e0041}',
    '\u115f\uffa0',
    '\u00ad',
  ]) {
    it(`without visible characters is the user name: ${JSON.stringify(invisible)}`, () => {
      expect(nameOf(invisible)).to.equal('mira');
    });
  }

  for (const name of [
    'می\u200cخواهم',
    'क्षत्रिय',
    'བསྒྲུབས',
    'Nguyễn Thị',
    '👩\u200d❤\ufe0f\u200d👩',
    '서울',
    'กิ่ง',
  ]) {
    it(`keeps the marks and joiners of its script: ${name}`, () => expect(nameOf(name)).to.equal(name));
  }

  it('has at most four marks on a letter, and nothing that reverses or hides text', () => {
    expect(nameOf(`A${'\u0301'.repeat(150)}da`)).to.equal(`A${'\u0301'.repeat(4)}da`);
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\u0301',
      '\u034f',
      '\u202e',
      '\u2067',
      '\u200b',
      '\u200d',
      '\u3164',
      'א',
      '\u{1f339}',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 250 }), (text) => {
        const name = nameOf(text) ?? '';
        expect(name).not.to.match(/\p{M}{5}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u3164]/u);
        expect(name).to.match(/[\p{L}\p{S}]/u);
        expect(nameOf(name)).to.equal(name);
      }),
    );
  });
});

describe('A picture', () => {
  const picture = (picture_url: unknown) => readPerson({ _id: 'p1', picture_url })?.picture;

  it('is shown when it comes over https or from this device', () => {
    expect(picture('https://pictures.garden.example/mira.png')).to.equal(
      'https://pictures.garden.example/mira.png',
    );
    expect(picture('http://127.0.0.1:8080/mira.png')).to.equal('http://127.0.0.1:8080/mira.png');
    expect(readPerson({ _id: 'p1', picturefile: 'https://pictures.garden.example/a' })?.picture).to.be.a(
      'string',
    );
  });

  it('is left out otherwise', () => {
    for (const address of [
      'http://pictures.garden.example/mira.png',
      'https://mira:pw@pictures.garden.example/mira.png',
      'https://pictures.garden.example/norevimages/noimage.jpg',
      'javascript:alert(1)',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'blob:https://pictures.garden.example/1',
      'pictures/pfpic_mira',
      '//pictures.garden.example/mira.png',
      `https://pictures.garden.example/${'x'.repeat(3_000)}`,
      '',
      7,
    ]) {
      expect(picture(address), String(address).slice(0, 60)).to.equal(undefined);
    }
  });
});
