import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  readActiveMeeting,
  readCallEvent,
  readDialInNumbers,
  readMediaToken,
} from '../../src/protocol/call.ts';
import {
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
} from '../../src/protocol/channel.ts';
import { readMessage } from '../../src/protocol/message.ts';
import {
  readOwnSpace,
  readOwnSpaces,
  readChanges,
  readMembers,
  readMessages,
} from '../../src/protocol/paged-lists.ts';
import { readServiceConfigurations } from '../../src/protocol/service-configurations.ts';
import { readErrorBody } from '../../src/protocol/error-body.ts';
import { readAnonymousAuth, readJoin, readMe } from '../../src/protocol/rest.ts';
import { readPerson } from '../../src/protocol/person.ts';
import { isId } from '../../src/protocol/read.ts';
import { readMember, readSpace } from '../../src/protocol/space.ts';
import { property } from '../support/property.ts';
import { sample, sampleNames } from './fixtures/samples.ts';

const readers = {
  readActiveMeeting,
  readAnonymousAuth,
  readCallEvent,
  readChanges,
  readDialInNumbers,
  readErrorBody,
  readJoin,
  readMe,
  readMediaToken,
  readMember,
  readMembers,
  readMessage,
  readMessages,
  readOwnSpace,
  readOwnSpaces,
  readPerson,
  readPresence,
  readSendFailed,
  readServiceConfigurations,
  readSpace,
  readSubscribed,
  readSubscribeFailed,
};

/** Readers that always return a failure. */
const failureReaders: readonly string[] = ['readErrorBody', 'readSendFailed', 'readSubscribeFailed'];

const record = {
  _id: 'm1',
  topicId: 's1',
  category: 'chat',
  sender: { _id: 'p1', displayname: 'Mira' },
  content: { bodyText: 'x' },
};

describe('An invalid response', () => {
  const senseless: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'OK'],
    ['a page of HTML', '<!doctype html><title>Sign in</title>'],
    ['a number', 7],
    ['a boolean', true],
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
    it(`is not read: ${title}`, () => {
      for (const [name, read] of Object.entries(readers)) {
        if (failureReaders.includes(name)) expect(read(answer), name).to.be.an('object');
        else if (name === 'readServiceConfigurations') expect(read(answer) ?? {}, name).to.deep.equal({});
        else expect(read(answer), name).to.equal(undefined);
      }
    });
  }

  it('gives no token that a header cannot carry', () => {
    for (const token of ['', 'a b', 'a\r\nX: y', 'ä', 'x'.repeat(16_385), {}, ['x']]) {
      expect(readAnonymousAuth({ token })).to.equal(undefined);
    }
  });

  it('gives no server without encryption', () => {
    const answer = {
      spaces: { socketio_server_url: 'http://garden.example' },
      accounts: { server_url: 'javascript:x' },
    };
    expect(readServiceConfigurations(answer)).to.deep.equal({});
  });
});

describe('A list of messages', () => {
  it('loses only its invalid items', () => {
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

  it('gives the addresses of other pages, but not for "" or "end"', () => {
    const page = (answer: object) => readMessages({ data: [], ...answer });
    expect(page({ nextPageUrl: '/x?a=1', prevPageUrl: 'https://a.example/y' })).to.include({
      next: '/x?a=1',
      previous: 'https://a.example/y',
    });
    expect(page({ nextPageUrl: '', previousPageUrl: 'z' })).to.include({ next: undefined, previous: 'z' });
    expect(page({ nextPageUrl: 'end', prevPageUrl: 7 })).to.include({ next: undefined, previous: undefined });
    expect(page({ nextPageUrl: 'x'.repeat(4_097) })).to.include({ next: undefined });
  });

  it('is not read without a list: an unknown response is not an empty conversation', () => {
    expect(readMessages({ total: 0 })).to.equal(undefined);
    expect(readMembers({ data: {} })).to.equal(undefined);
  });
});

describe('A huge response', () => {
  it('is cut to a length that can be shown', () => {
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

describe('Any response', () => {
  it('never throws and never changes objects of the page', () => {
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

  it('of the service never throws when parts of it are replaced', async () => {
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

/** Every id that a reader returns is a valid id, undefined or empty. */
function checkIds(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (/^(?:id|spaceId|parentId)$/.test(key) && inner !== undefined && inner !== '')
      expect(inner).to.satisfy(isId);
    else checkIds(inner);
  }
}
