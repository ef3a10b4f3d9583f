import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
} from '../../src/protocol/channel.ts';
import { readMessage } from '../../src/protocol/message.ts';
import { readPerson } from '../../src/protocol/person.ts';
import { isId } from '../../src/protocol/read.ts';
import {
  readAnonymousAuth,
  readChanges,
  readErrorBody,
  readJoin,
  readMe,
  readMembers,
  readMessages,
  readServiceConfigurations,
} from '../../src/protocol/rest.ts';
import { readMember, readSpace } from '../../src/protocol/space.ts';
import { property } from './property.ts';
import { sample, sampleNames } from './samples.ts';

const readers = {
  readAnonymousAuth,
  readChanges,
  readErrorBody,
  readJoin,
  readMe,
  readMember,
  readMembers,
  readMessage,
  readMessages,
  readPerson,
  readPresence,
  readSendFailed,
  readServiceConfigurations,
  readSpace,
  readSubscribed,
  readSubscribeFailed,
};

/** Readers that always tell something, since something did fail. */
const failureReaders: readonly string[] = ['readErrorBody', 'readSendFailed', 'readSubscribeFailed'];

const record = {
  _id: 'm1',
  topicId: 's1',
  category: 'chat',
  sender: { _id: 'p1', displayname: 'Mira' },
  content: { bodyText: 'x' },
};

describe('An answer that makes no sense', () => {
  const senseless: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'OK'],
    ['a page of HTML', '<!doctype html><title>Sign in</title>'],
    ['a number', 7],
    ['a truth', true],
    ['a list', [{ _id: 'x' }]],
    ['an empty object', {}],
    ['an error', { code: 'x', message: 'y' }],
    [
      'an id of another type',
      { _id: 7, member: {}, token: 1, topic: [], data: 'x', channel: 5, topicId: null },
    ],
    [
      'the name of a built-in as id',
      { _id: '__proto__', member: 'constructor', topic: { _id: 'prototype' }, channel: { _id: '__proto__' } },
    ],
    [
      'an id with markup',
      { _id: '<b>', member: 'a b', topic: { _id: '../x' }, channel: { _id: 'x'.repeat(65) } },
    ],
    [
      'a getter that throws',
      {
        get _id(): never {
          throw new Error('caught');
        },
        get data(): never {
          throw new Error('caught');
        },
      },
    ],
  ];
  for (const [title, answer] of senseless) {
    it(`is no answer: ${title}`, () => {
      for (const [name, read] of Object.entries(readers)) {
        if (failureReaders.includes(name)) expect(read(answer), name).to.be.an('object');
        else if (name === 'readServiceConfigurations') expect(read(answer) ?? {}, name).to.deep.equal({});
        else expect(read(answer), name).to.equal(undefined);
      }
    });
  }

  it('gives no token that a header could not carry', () => {
    for (const token of ['', 'a b', 'a\r\nX: y', 'ä', 'x'.repeat(16_385), {}, ['x']]) {
      expect(readAnonymousAuth({ token })).to.equal(undefined);
    }
  });

  it('names no server without encryption', () => {
    const answer = {
      spaces: { socketio_server_url: 'http://garden.example' },
      accounts: { server_url: 'javascript:x' },
    };
    expect(readServiceConfigurations(answer)).to.deep.equal({});
  });
});

describe('A list of messages', () => {
  it('loses only the items that cannot be read', () => {
    const data = [
      null,
      record,
      'x',
      { ...record, _id: '__proto__' },
      { ...record, _id: 'm2' },
      [],
      { _id: 'm3' },
    ];
    expect(readMessages({ data })?.messages.map(({ id }) => id)).to.deep.equal(['m1', 'm2']);
  });

  it('names its pages as given, and none by "" or "end"', () => {
    const page = (answer: object) => readMessages({ data: [], ...answer });
    expect(page({ nextPageUrl: '/x?a=1', prevPageUrl: 'https://a.example/y' })).to.include({
      next: '/x?a=1',
      previous: 'https://a.example/y',
    });
    expect(page({ nextPageUrl: '', previousPageUrl: 'z' })).to.include({ next: undefined, previous: 'z' });
    expect(page({ nextPageUrl: 'end', prevPageUrl: 7 })).to.include({ next: undefined, previous: undefined });
    expect(page({ nextPageUrl: 'x'.repeat(4_097) })).to.include({ next: undefined });
  });

  it('is none when the list is missing: an unknown answer is not an empty conversation', () => {
    expect(readMessages({ total: 0 })).to.equal(undefined);
    expect(readMembers({ data: {} })).to.equal(undefined);
  });
});

describe('A deletion', () => {
  const shapes: readonly (readonly [string, object])[] = [
    ['a flag', { deleted: true }],
    ['another flag', { isDeleted: true }],
    ['a status by name', { status: 'deleted' }],
    ['a category', { category: 'chat.deleted' }],
    ['a status on a record without content', { status: 1, content: undefined }],
    ['a status on a record with empty content', { status: 2, content: { bodyText: '', data: [] } }],
    [
      'a flag on nothing but an id',
      { deleted: true, topicId: undefined, sender: undefined, content: undefined },
    ],
  ];
  for (const [title, change] of shapes) {
    it(`is seen by ${title}, and nothing of the text is left`, () => {
      expect(readMessage({ ...record, ...change })).to.include({ id: 'm1', deleted: true, bodyText: '' });
    });
  }

  it('is not seen in a message that is there', () => {
    for (const change of [
      { status: 0 },
      { status: 1 },
      { status: 'complete' },
      { deleted: false },
      { deleted: 'no' },
    ]) {
      expect(readMessage({ ...record, ...change })).to.include({ deleted: false, bodyText: 'x' });
    }
    const file = { ...record, status: 2, content: { bodyText: '', data: [{ fileId: 'f' }] } };
    expect(readMessage(file)).to.include({ deleted: false });
  });

  it('is not guessed from a record that tells nothing, and such a record changes nothing', () => {
    expect(
      readMessage({ _id: 'm1', topicId: 's1', status: 0, modified: '2025-03-15T08:30:00.000Z' }),
    ).to.equal(undefined);
  });
});

describe('What people call themselves and their spaces', () => {
  it('has no characters that turn, hide or break text', () => {
    const person = readPerson({
      _id: 'p1',
      displayname: ' \u202eMi\u0000ra\n\u2066Holt\u2069\ufeff ',
      username: '\ud800x',
    });
    expect(person).to.include({ name: 'Mira Holt', username: 'x' });
    expect(readSpace({ _id: 's1', title: 'Gar\u200bden\u061c\tplan' })).to.include({ title: 'Garden plan' });
  });

  it('keeps what people need to write their names', () => {
    for (const name of ["Zoë O'Neil-Łuć", 'محمد', 'नि‍शा', '陳大文', '👩‍👩‍👧', 'A & <B>']) {
      expect(readPerson({ _id: 'p1', displayname: name })).to.include({ name });
    }
  });

  it('is never longer than 200 characters, and cut between them', () => {
    const { name = '' } = readPerson({ _id: 'p1', displayname: `${'x'.repeat(199)}😀` }) ?? {};
    expect(name).to.equal('x'.repeat(199));
  });

  it('falls back to the user name, then to nothing', () => {
    expect(readPerson({ _id: 'p1', displayname: '\u202e', username: 'mira' })).to.include({ name: 'mira' });
    expect(readPerson({ _id: 'p1' })).to.deep.equal({
      id: 'p1',
      name: '',
      username: '',
      picture: undefined,
      kind: 'user',
    });
  });

  it('is what it is: user, guest, phone or the service', () => {
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

  it('gives the least rights when the role is none', () => {
    expect(readMember({ member: 'p1', role: 'root' })).to.include({ role: 'guest' });
    expect(readSpace({ _id: 's1', role: 'root' })).to.include({ role: undefined });
  });
});

describe('A picture', () => {
  const picture = (picture_url: unknown) => readPerson({ _id: 'p1', picture_url })?.picture;

  it('is shown when it comes encrypted or from this device', () => {
    expect(picture('https://pictures.garden.example/mira.png')).to.equal(
      'https://pictures.garden.example/mira.png',
    );
    expect(picture('http://127.0.0.1:8080/mira.png')).to.equal('http://127.0.0.1:8080/mira.png');
    expect(readPerson({ _id: 'p1', picturefile: 'https://pictures.garden.example/a' })?.picture).to.be.a(
      'string',
    );
  });

  it('is none otherwise', () => {
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

describe('The times of a message', () => {
  it('are kept as sent when they are times', () => {
    const read = (created: unknown) => readMessage({ ...record, created })?.created;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal('2025-03-15T08:30:00.000Z');
    expect(read(0)).to.equal('1970-01-01T00:00:00.000Z');
    for (const odd of ['soon', '9'.repeat(50), 1e300, Infinity, NaN, null, {}, true])
      expect(read(odd)).to.equal('');
  });

  it('tell of changes in milliseconds', () => {
    const read = (modified: unknown) => readMessage({ ...record, modified })?.modified;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal(Date.UTC(2025, 2, 15, 8, 30));
    expect(read(1_742_027_400_000)).to.equal(1_742_027_400_000);
    for (const odd of ['', 'soon', -1e300, null, [5]]) expect(read(odd)).to.equal(undefined);
  });
});

describe('A huge answer', () => {
  it('is cut to what can be shown', () => {
    const message = readMessage({
      ...record,
      category: 'c'.repeat(1e6),
      content: { bodyText: 'x'.repeat(1e6) },
    });
    expect(message?.bodyText.length).to.equal(65_536);
    expect(message?.category.length).to.equal(100);
    expect(readErrorBody({ code: 'c'.repeat(1e6), message: 'm'.repeat(1e6) })).to.satisfy(
      ({ code = '', message: text = '' }) => code.length === 200 && text.length === 500,
    );
  });

  it('is read at once', () => {
    const deep = JSON.parse(`${'{"content":['.repeat(5_000)}1${']}'.repeat(5_000)}`) as object;
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]));
    const many = {
      _id: 's1',
      data: Array.from({ length: 20_000 }, () => record),
      members: Array(100_000).fill(null),
    };
    const started = performance.now();
    for (const read of Object.values(readers)) {
      for (const answer of [deep, wide, many, { topic: many }, { ...record, sender: wide, content: deep }])
        read(answer);
    }
    expect(performance.now() - started).to.be.below(4_000);
  });
});

describe('Any answer at all', () => {
  it('stops nobody and changes no object of the page', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const keys = fc.constantFrom(
      '_id',
      'topic',
      'topicId',
      'data',
      'members',
      'member',
      'content',
      'sender',
      'channel',
      'error',
      'code',
      'token',
      'status',
      'created',
      '__proto__',
      'constructor',
      'toString',
      'length',
    );
    const ids = fc.constantFrom('m1', '__proto__', 'constructor', '', '<b>');
    const { answer } = fc.letrec((tie) => ({
      answer: fc.oneof(
        { maxDepth: 4 },
        ids,
        fc.jsonValue(),
        fc.array(tie('answer'), { maxLength: 4 }),
        fc.dictionary(keys, tie('answer'), { maxKeys: 8 }),
      ),
    }));
    property(
      fc.property(answer, (value) => {
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        for (const read of Object.values(readers)) checkIds(read(json));
      }),
      5_000,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(before);
  });

  it('of the service stops nobody when pieces of it are exchanged', async () => {
    const answers = await Promise.all(sampleNames.map((name) => sample(name)));
    const odd = fc.oneof(fc.constantFrom(null, '', '__proto__', [], {}, -1, 1e308, true), fc.jsonValue());
    property(
      fc.property(fc.constantFrom(...answers), fc.nat(30), odd, (whole, place, piece) => {
        let left = place;
        const changed = JSON.parse(JSON.stringify(whole), (_, value: unknown) =>
          left-- === 0 ? piece : value,
        ) as unknown;
        for (const part of typeof changed === 'object' && changed ? Object.values(changed) : []) {
          for (const read of Object.values(readers)) checkIds(read(part));
        }
      }),
      5_000,
    );
  });
});

/** Whatever a reader lets through under the name of an id is one, or says that there is none. */
function checkIds(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (/^(?:id|spaceId|parentId)$/.test(key) && inner !== undefined && inner !== '')
      expect(inner).to.satisfy(isId);
    else checkIds(inner);
  }
}
