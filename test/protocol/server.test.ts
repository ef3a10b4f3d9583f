import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  isAllowedServer,
  defaultServer,
  isLoopback,
  readOrigin,
  serviceOrigins,
} from '../../src/protocol/server.ts';
import { anyText, property } from '../support/property.ts';

describe('The origin of a server', () => {
  const read: readonly (readonly [string, string | undefined])[] = [
    ['https://meet.garden.example', 'https://meet.garden.example'],
    ['https://Meet.Garden.Example:443/path?x#y', 'https://meet.garden.example'],
    ['https://meet.garden.example:8443', 'https://meet.garden.example:8443'],
    ['wss://meet.garden.example', 'https://meet.garden.example'],
    ['ws://localhost:8080', 'http://localhost:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://app.localhost', 'http://app.localhost'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://0x7f.1', 'http://127.0.0.1'],
    ['http://meet.garden.example', undefined],
    ['ws://meet.garden.example', undefined],
    ['http://localhost.garden.example', undefined],
    ['http://127.0.0.1.garden.example', undefined],
    ['https://mira@meet.garden.example', undefined],
    ['https://mira:pw@meet.garden.example', undefined],
    ['meet.garden.example', undefined],
    ['//meet.garden.example', undefined],
    ['/api', undefined],
    ['javascript:alert(1)', undefined],
    ['blob:https://meet.garden.example/1', undefined],
    ['file:///etc', undefined],
    ['https://', undefined],
    ['', undefined],
  ];
  for (const [text, origin] of read) {
    it(`of "${text}" is ${origin ?? 'none'}`, () => expect(readOrigin(text)).to.equal(origin));
  }

  it('of a path is the origin of the page', () => {
    const page = 'https://shop.garden.example/contact';
    expect(readOrigin('/', { page })).to.equal('https://shop.garden.example');
    expect(readOrigin('//meet.garden.example', { page })).to.equal('https://meet.garden.example');
    expect(readOrigin('meet.garden.example', { page })).to.equal(undefined);
  });

  it('of anything but a text is none', () => {
    for (const value of [undefined, null, 7, {}, [], Symbol('x'), () => defaultServer]) {
      expect(readOrigin(value)).to.equal(undefined);
    }
  });

  it('never throws', () => {
    property(
      fc.property(fc.oneof(anyText, fc.webUrl()), (text) => {
        const origin = readOrigin(text, { page: text });
        expect(origin === undefined || origin.startsWith('https://') || isLoopback(origin)).to.equal(true);
      }),
      5_000,
    );
  });
});

describe('A server that a page names', () => {
  const none = { listed: [], pageOrigin: 'https://shop.garden.example' };

  it('is allowed when it belongs to the service', () => {
    for (const origin of serviceOrigins) expect(isAllowedServer(origin, none)).to.equal(true);
  });

  it('is allowed as a server of the staging environment only when the page lists it', () => {
    for (const origin of [
      'https://loganstagingapis.esna.com',
      'https://loganstagingapis-socket.esna.com',
      'https://onesnastaging.esna.com',
      'https://loganstaging.esna.com',
    ]) {
      expect(isAllowedServer(origin, none), origin).to.equal(false);
      expect(isAllowedServer(origin, { ...none, listed: [origin] }), origin).to.equal(true);
    }
  });

  it('is allowed when the page lists it in any spelling', () => {
    const listed = ['https://MEET.garden.example:443/'];
    expect(isAllowedServer('https://meet.garden.example', { ...none, listed })).to.equal(true);
    expect(isAllowedServer('https://meet.garden.example:8443', { ...none, listed })).to.equal(false);
    expect(isAllowedServer('https://garden.example', { ...none, listed })).to.equal(false);
  });

  it('is allowed on this device only when the page is on this device', () => {
    const local = 'http://localhost:8080';
    expect(isAllowedServer(local, { listed: [], pageOrigin: 'http://127.0.0.1:3000' })).to.equal(true);
    expect(isAllowedServer(local, none)).to.equal(false);
    expect(isAllowedServer(local, { listed: [], pageOrigin: undefined })).to.equal(false);
    expect(isAllowedServer(local, { listed: [], pageOrigin: 'null' })).to.equal(false);
  });

  it('is refused otherwise, also when it looks alike', () => {
    for (const origin of [
      'http://spacesapis.avayacloud.com',
      'https://spacesapis.avayacloud.com:8443',
      'https://spacesapis.avayacloud.com.garden.example',
      'https://xspacesapis.avayacloud.com',
      'https://spacesapis.avayacloud.com@garden.example',
      'https://spacesapis.avayacloud.com/',
      'https://garden.example#https://spacesapis.avayacloud.com',
      'null',
      '',
    ]) {
      expect(isAllowedServer(origin, none), origin).to.equal(false);
    }
  });

  it('is refused without encryption, even when the page lists it', () => {
    const listed = ['http://meet.garden.example'];
    expect(isAllowedServer('http://meet.garden.example', { ...none, listed })).to.equal(false);
  });
});
