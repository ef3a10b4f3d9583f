import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  decodeFrame,
  encodeConnect,
  encodeDisconnect,
  encodeEvent,
  encodePing,
  encodePong,
} from '../../src/protocol/frames.ts';
import { anyText, property } from '../support/property.ts';

const ignored = { type: 'ignored' };
const event = (name: string, payload: unknown, namespace = '/chat') => ({
  type: 'event',
  namespace,
  name,
  payload,
});

describe('A frame from the server', () => {
  const known: readonly (readonly [string, string, object])[] = [
    [
      'opens the connection',
      '0{"sid":"Zk3","upgrades":[],"pingInterval":25000,"pingTimeout":60000}',
      { type: 'open', sid: 'Zk3', pingInterval: 25_000, pingTimeout: 60_000 },
    ],
    [
      'opens the connection without ping times',
      '0{"sid":"Zk3"}',
      { type: 'open', sid: 'Zk3', pingInterval: 25_000, pingTimeout: 60_000 },
    ],
    [
      'opens the connection with absurd ping times',
      '0{"sid":"Zk3","pingInterval":-5,"pingTimeout":1e300}',
      { type: 'open', sid: 'Zk3', pingInterval: 1_000, pingTimeout: 300_000 },
    ],
    [
      'opens the connection with ping times that are not numbers',
      '0{"sid":7,"pingInterval":"1","pingTimeout":null}',
      { type: 'open', sid: '', pingInterval: 25_000, pingTimeout: 60_000 },
    ],
    ['closes the connection', '1', { type: 'close' }],
    ['pings', '2', { type: 'ping', data: '' }],
    ['pings with data', '2probe', { type: 'ping', data: 'probe' }],
    ['answers a ping', '3', { type: 'pong', data: '' }],
    ['connects the main namespace', '40', { type: 'connect', namespace: '/' }],
    ['connects ours', '40/chat,', { type: 'connect', namespace: '/chat' }],
    ['connects ours without a comma', '40/chat', { type: 'connect', namespace: '/chat' }],
    ['connects ours with a query', '40/chat?token=x,', { type: 'connect', namespace: '/chat' }],
    ['connects ours in protocol 4', '40/chat,{"sid":"Zk3"}', { type: 'connect', namespace: '/chat' }],
    ['connects the main namespace in protocol 4', '40{"sid":"Zk3"}', { type: 'connect', namespace: '/' }],
    ['disconnects ours', '41/chat,', { type: 'disconnect', namespace: '/chat' }],
    ['disconnects ours without a comma', '41/chat', { type: 'disconnect', namespace: '/chat' }],
    ['disconnects the main namespace', '41', { type: 'disconnect', namespace: '/' }],
    ['brings an event', '42/chat,["MESSAGE_SENT",{"_id":"1"}]', event('MESSAGE_SENT', { _id: '1' })],
    [
      'brings an event that requests an acknowledgement',
      '42/chat,12["MESSAGE_SENT",{}]',
      event('MESSAGE_SENT', {}),
    ],
    ['brings an event without a payload', '42/chat,["MESSAGE_SENT"]', event('MESSAGE_SENT', undefined)],
    ['brings an event of the main namespace', '42["x",1,2]', event('x', 1, '/')],
    [
      'brings an event with commas and brackets in its text',
      '42/chat,["x","a,b]/chat,["]',
      event('x', 'a,b]/chat,['),
    ],
    ['brings an event with line breaks', '42/chat,["x",\n{"a":1}]\n', event('x', { a: 1 })],
    ['brings an event with the name of a built-in', '42/chat,["__proto__",{}]', event('__proto__', {})],
    ['brings an event called toString', '42/chat,["toString",null]', event('toString', null)],
    [
      'refuses in protocol 3',
      '44/chat,"not authorised"',
      { type: 'refused', namespace: '/chat', message: 'not authorised' },
    ],
    [
      'refuses in protocol 4',
      '44/chat,{"message":"not authorised"}',
      { type: 'refused', namespace: '/chat', message: 'not authorised' },
    ],
    ['refuses without a reason', '44/chat', { type: 'refused', namespace: '/chat', message: '' }],
    [
      'refuses with an invalid reason',
      '44{"message":{"a":1}}',
      { type: 'refused', namespace: '/', message: '' },
    ],
  ];
  for (const [title, text, frame] of known) {
    it(`is understood when it ${title}`, () => expect(decodeFrame(text)).to.deep.equal(frame));
  }

  const meaningless: readonly (readonly [string, unknown])[] = [
    ['empty', ''],
    ['of an unknown type', '9'],
    ['an upgrade', '5'],
    ['a no-operation', '6'],
    ['a message without a type', '4'],
    ['a message of an unknown type', '47/chat,["x"]'],
    ['an acknowledgement', '43/chat,12[]'],
    ['a binary event', '451-/chat,["MESSAGE_SENT",{"_placeholder":true,"num":"splice"}]'],
    ['a binary acknowledgement', '461-/chat,12[{"_placeholder":true,"num":0}]'],
    ['an opening that is not JSON', '0{"sid":'],
    ['an opening that is not an object', '0"sid"'],
    ['an event that is not JSON', '42/chat,["MESSAGE_SENT",{"_id":'],
    ['an event that is not a list', '42/chat,{"0":"MESSAGE_SENT","length":1}'],
    ['an event without a name', '42/chat,[]'],
    ['an event whose name is a number', '42/chat,[1,{}]'],
    ['an event whose name is an object', '42/chat,[{"toString":1}]'],
    ['an event with a very long name', `42/chat,["${'x'.repeat(1_000)}"]`],
    ['bytes', new ArrayBuffer(8)],
    ['a blob', new Blob(['40'])],
    ['nothing', undefined],
    ['an object', { toString: () => '40' }],
  ];
  it('is not read when it is more than a megabyte', () => {
    const frame = decodeFrame(`42/chat,["x","${'y'.repeat(1_048_576)}"]`);
    expect(frame).to.deep.equal({ type: 'oversized' });
  });

  it('is ignored when it is a long ping, which would be sent back', () => {
    expect(decodeFrame(`2${'x'.repeat(1_000)}`)).to.deep.equal(ignored);
  });

  for (const [title, data] of meaningless) {
    it(`is ignored when it is ${title}`, () => expect(decodeFrame(data)).to.deep.equal(ignored));
  }

  it('cannot change the prototype of objects', () => {
    const frame = decodeFrame('42/chat,["x",{"__proto__":{"polluted":1}}]');
    expect(frame).to.have.property('type', 'event');
    expect({}).not.to.have.property('polluted');
  });

  it('never throws, whatever it contains', () => {
    const start = fc.constantFrom(
      '',
      '0',
      '2',
      '4',
      '40',
      '42',
      '42/chat,',
      '44/chat,',
      '42/chat,1',
      '45',
      '40/chat?',
    );
    const rest = fc.oneof(
      anyText,
      fc.json(),
      fc.array(fc.json()).map((all) => `[${all.join()}]`),
    );
    property(
      fc.property(start, rest, (head, tail) => {
        expect(decodeFrame(head + tail)).to.have.property('type');
      }),
      10_000,
    );
  });
});

describe('A frame to the server', () => {
  it('connects to the namespace with the token in the query in protocol 3', () => {
    const auth = { token: 'a+b/c=&d,e?f', tokenType: 'jwt' };
    expect(encodeConnect('/chat', auth, 3)).to.equal('40/chat?token=a%2Bb%2Fc%3D%26d%2Ce%3Ff&tokenType=jwt,');
  });

  it('connects to the namespace with the token as JSON in protocol 4', () => {
    expect(encodeConnect('/chat', { token: 'a"b', tokenType: 'oauth' }, 4)).to.equal(
      '40/chat,{"token":"a\\"b","tokenType":"oauth"}',
    );
    expect(encodeConnect('/', { token: 'a', tokenType: 'jwt' }, 4)).to.equal(
      '40{"token":"a","tokenType":"jwt"}',
    );
  });

  it('leaves the namespace, pings and answers pings', () => {
    expect(encodeDisconnect('/chat')).to.equal('41/chat,');
    expect(encodeDisconnect('/')).to.equal('41');
    expect(encodePing()).to.equal('2');
    expect(encodePong('probe')).to.equal('3probe');
  });

  it('carries an event that reads back the same', () => {
    const name = fc.string({ unit: 'binary', maxLength: 200 });
    property(
      fc.property(
        fc.constantFrom('/', '/chat', '/a/b'),
        name,
        fc.jsonValue(),
        (namespace, called, payload) => {
          const sent = JSON.parse(JSON.stringify(payload)) as unknown;
          expect(decodeFrame(encodeEvent(namespace, called, payload))).to.deep.equal(
            event(called, sent, namespace),
          );
        },
      ),
      5_000,
    );
  });
});
