import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  endingOf,
  filePayload,
  isRaster,
  readDeniesFiles,
  readDownloadAddress,
  readFiles,
  readUploadPlaces,
  safeFileName,
} from '../../src/protocol/files.ts';
import { anyText, property } from '../support/property.ts';
import { hostileNames, hostileTypes } from './hostile-files.ts';
import { sample } from './fixtures/samples.ts';

/** Characters that reverse or hide text, end a line, or that a file system refuses. */
const harmful = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029<>:"|?*%/\\]/u;

describe('the files of a message', () => {
  it('have the fields of the sample', async () => {
    const { content } = (await sample('chat-post', 'request')) as { content: { data: unknown[] } };
    const [file] = readFiles(content.data);
    expect(file).to.deep.equal({
      id: '7d0a4c1e-58b3-4f96-a2d7-0c6e91b83f45',
      name: 'tomatoes.jpg',
      type: 'image/jpeg',
      size: 48_210,
      thumbnailId: '7d0a4c1e-58b3-4f96-a2d7-0c6e91b83f46',
      url: undefined,
    });
    expect(filePayload({ ...file!, size: 48_210 })).to.deep.equal(content.data[0]);
  });

  it('have names that are safe to show and to store, whatever was sent', () => {
    const names = fc.oneof(anyText, fc.constantFrom(...hostileNames));
    property(
      fc.property(names, (name) => {
        const safe = safeFileName(name);
        expect(safe).not.to.match(harmful);
        expect(safe).to.match(/^[^. ].*$/u);
        expect(safe).not.to.match(/[. ]$/);
        expect(safe).not.to.match(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(safe.length).to.be.within(1, 120);
        expect(safeFileName(safe), 'twice').to.equal(safe);
      }),
    );
  });

  it('keep their true ending, also behind a long name', () => {
    for (const name of hostileNames.filter((each) => /[a-z]{2,}$/.test(each) && !/^\.\w+$/.test(each))) {
      const ending = /\.\w+$/.exec(name)?.[0] ?? '';
      expect(endingOf(safeFileName(name)), JSON.stringify(name.slice(0, 80))).to.be.oneOf([ending, '']);
      expect(safeFileName(name).endsWith(ending.slice(1)), name.slice(0, 80)).to.equal(true);
    }
  });

  it('are pictures only if they have a type of pixels', () => {
    const types = readFiles(
      hostileTypes.map((type, index) => ({ fileId: `f${index}`, name: 'x.png', providerFileType: type })),
    ).map(({ type }) => type);
    expect(types.filter(isRaster)).to.deep.equal([]);
    expect(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].every(isRaster)).to.equal(
      true,
    );
  });

  it('are read from any value without an error, and never more than 50 of them', () => {
    property(
      fc.property(fc.array(fc.anything({ withNullPrototype: true })), (data) => {
        for (const { id, name } of readFiles(data)) expect([id, name].every(Boolean)).to.equal(true);
      }),
    );
    expect(readFiles(Array.from({ length: 90 }, (_, index) => ({ fileId: `f${index}` })))).to.have.length(50);
  });
});

describe('the addresses of files', () => {
  it('are read from the response of the sample', () => {
    const data = [{ url: 'https://storage.googleapis.com/bucket/object?signature', fileKey: 'key' }];
    expect(readUploadPlaces({ data })).to.deep.equal([{ id: 'key', url: data[0]?.url }]);
    expect(readDownloadAddress({ data })).to.equal(data[0]?.url);
  });

  it('are secure web addresses', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://elsewhere.test/',
      'blob:x',
      '//x',
      7,
    ])
      expect(readDownloadAddress({ data: [{ url, fileKey: 'key' }] }), String(url)).to.equal(undefined);
    expect(readUploadPlaces(null)).to.equal(undefined);
  });
});

describe('the policy of a company', () => {
  it('denies files only with a clear word', () => {
    const answer = (attachment: unknown): object => ({
      data: [{ companyPolicy: { user: { denyFeatures: { attachment } } } }],
    });
    expect(readDeniesFiles(answer(true))).to.equal(true);
    for (const other of [answer(false), answer('no'), { data: [] }, { data: [{ companyPolicy: 7 }] }])
      expect(readDeniesFiles(other)).to.equal(false);
    expect(readDeniesFiles('nonsense')).to.equal(undefined);
  });
});
