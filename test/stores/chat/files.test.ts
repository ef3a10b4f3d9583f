import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { isUploaded } from '../../../src/stores/chat/pending.ts';
import { Outbox } from '../../../src/stores/chat/outbox.ts';
import { configOf, guest, openChat, until, type Visitor } from '../../support/visitors.ts';
import { property } from '../../support/property.ts';
import { type StoredFile, startWorld, type World, type WorldWish } from '../../support/world.ts';

/** Bytes that differ from file to file. */
function file(size: number, name = `file ${size}.bin`, type = 'application/x-test'): File {
  return new File([Uint8Array.from({ length: size }, (_, index) => (index * 7 + size) % 251)], name, {
    type,
  });
}

async function hashOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('the files of a conversation', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed: 'empty', ...wish });
  };
  const comes = async (name = 'ben'): Promise<Visitor> => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: name });
    const visitor = openChat(openSpaces({ ...configOf(world), token }), world.space);
    visitors.push(visitor);
    await until(visitor.isLive, `${name} is live`);
    return visitor;
  };
  type Item = { fileId: string; name: string; fileSize: number; providerFileType: string };
  /** The files of all stored messages. */
  const sent = async (): Promise<Item[]> =>
    (await world.messages(world.space)).flatMap((message) => (message['content'] as { data: Item[] }).data);
  const stored = async (key: string): Promise<StoredFile | undefined> =>
    (await world.files()).find((each) => each.key === key);
  const only = (visitor: Visitor) => visitor.chat.$timeline.get().entries.at(0);

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  it('arrive with their text, name, type, size and bytes', async () => {
    await begin();
    const [ben, ada] = [await comes(), await comes('ada')];
    const files = [file(3_000, '../plan.pdf', 'application/pdf'), file(0, 'empty', '')];
    ben.chat.send('Two files', files);
    await until(() => only(ada)?.kind === 'message', 'the message arrives');
    const entry = only(ada);
    const shared = entry?.kind === 'message' ? entry.message.files : [];
    expect(shared.map(({ name, type, size }) => [name, type, size])).to.deep.equal([
      ['../plan.pdf', 'application/pdf', 3_000],
      ['empty', 'application/octet-stream', 0],
    ]);
    const access = await ada.chat.files?.();
    for (const [index, each] of shared.entries())
      expect(await hashOf((await access?.load(each)) as Blob)).to.equal(await hashOf(files[index]!));
    expect(ada.texts()).to.deep.equal(['Two files']);
  });

  it('may come without a text, several at the same moment', async () => {
    await begin();
    const [ben, ada] = [await comes(), await comes('ada')];
    for (const size of [1, 2, 3]) ben.chat.send('', [file(size)]);
    await until(() => ada.texts().length === 3, 'all arrive');
    expect((await sent()).map(({ fileSize }) => fileSize)).to.have.members([1, 2, 3]);
  });

  it('do not hold up the texts after them', async () => {
    await begin();
    const ben = await comes();
    await world.control({ do: 'hang', path: '/files/*', method: 'PUT' });
    ben.chat.send('', [file(10)]);
    await until(async () => (await world.files()).length === 1, 'the upload has begun');
    ben.chat.send('next');
    await until(() => ben.texts()[0] === 'next', 'the text is stored');
    await world.control({ do: 'release' });
    await until(async () => (await sent()).length === 1, 'the file follows');
  });

  const steps = {
    'asking for a place': '/api/files/getuploadurl',
    'putting the bytes': '/files/*',
  };
  for (const [step, path] of Object.entries(steps))
    for (const fault of [
      { do: 'reset' },
      { do: 'reset', when: 'after' },
      { do: 'fail', status: 503 },
      { do: 'fail', status: 429, retryAfter: '1' },
      { do: 'fail', status: 502, body: 'html', when: 'after' },
      { do: 'truncate' },
    ])
      it(`arrive once when ${step} meets ${JSON.stringify(fault)}`, async () => {
        await begin();
        const ben = await comes();
        await world.control({ ...fault, path, method: path === '/files/*' ? 'PUT' : 'POST' });
        const files = [file(500), file(20_000)];
        ben.chat.send('with files', files);
        await until(() => only(ben)?.kind === 'message', 'it arrives', 12_000);
        const items = await sent();
        expect(items.map(({ fileSize }) => fileSize)).to.deep.equal([500, 20_000]);
        for (const [index, { fileId }] of items.entries())
          expect((await stored(fileId))?.sha256).to.equal(await hashOf(files[index]!));
      }).timeout(20_000);

  it('arrive once when the message is stored, but the connection breaks before the answer', async () => {
    await begin();
    const ben = await comes();
    await world.control({ do: 'swallow' });
    ben.chat.send('', [file(10)]);
    await until(async () => (await sent()).length === 1, 'stored');
    await world.control({ do: 'dropSockets' });
    await until(() => only(ben)?.kind === 'message', 'found again', 15_000);
    expect(await sent()).to.have.lengthOf(1);
  }).timeout(25_000);

  it('get another place when the first one has expired', async () => {
    await begin({ switches: { fileUrlSeconds: -1 } });
    const ben = await comes();
    ben.chat.send('', [file(10)]);
    await until(async () => (await world.files()).length > 1, 'it asks again');
    await world.control({ do: 'switch', set: { fileUrlSeconds: 900 } });
    await until(
      () => only(ben)?.kind !== 'pending' || ben.texts()[0]?.includes('failed') === true,
      'it ends',
    );
    if (only(ben)?.kind === 'pending') ben.chat.retry(only(ben)?.key ?? '');
    await until(async () => (await sent()).length === 1, 'it arrives');
  });

  it('are refused with the reason, and can be sent when the service allows them', async () => {
    await begin({ switches: { guestFiles: 'refused' } });
    const gwen = await guest(world, 'Gwen');
    visitors.push(gwen);
    await until(gwen.isLive, 'live');
    expect(await (await gwen.chat.files?.())?.policy()).to.equal('guest');
    gwen.chat.send('', [file(10)]);
    await until(() => gwen.texts()[0]?.startsWith('[failed') === true, 'refused');
    expect(only(gwen)).to.include({ reason: 'not-allowed' });
    await world.control({ do: 'switch', set: { guestFiles: 'allowed' } });
    gwen.chat.retry(only(gwen)?.key ?? '');
    await until(async () => (await sent()).length === 1, 'it arrives');
  });

  it('are known to be forbidden before anything is uploaded', async () => {
    await begin({ switches: { files: 'denied' } });
    const ben = await comes();
    expect(await (await ben.chat.files?.())?.policy()).to.equal('denied');
  });

  it('leave nothing when the user cancels during the upload', async () => {
    await begin();
    const ben = await comes();
    await world.control({ do: 'hang', path: '/files/*', method: 'PUT' });
    // More than fits into the buffers of the connection.
    ben.chat.send('never mind', [new File([new Uint8Array(20_000_000)], 'large')]);
    await until(async () => (await world.files()).length === 1, 'the upload has begun');
    ben.chat.discard(only(ben)?.key ?? '');
    await world.control({ do: 'release' });
    ben.chat.send('after');
    await until(() => ben.texts()[0] === 'after', 'the next text arrives');
    expect(await sent()).to.deep.equal([]);
    expect((await world.files()).map(({ sha256 }) => sha256)).to.deep.equal([null]);
    expect((await ben.chat.files?.())?.$uploads.get().size).to.equal(0);
  });

  it('are uploaded further by the next page when this one has closed, without those that were stored', async () => {
    await begin();
    const first = await comes();
    await world.control({ do: 'hang', path: '/files/*', method: 'PUT', times: 'all' });
    const files = [file(100), file(200)];
    first.chat.send('kept', files);
    await until(async () => (await world.files()).length === 1, 'the first file is under way');
    await world.control({ do: 'release' });
    await until(async () => (await world.files()).length === 2, 'the second one is under way');
    first.leave();
    visitors = [];
    await world.control({ do: 'clear' });
    const next = await comes();
    await until(() => only(next)?.kind === 'message', 'it is sent', 15_000);
    const items = await sent();
    expect(items.map(({ fileSize }) => fileSize)).to.deep.equal([100, 200]);
    for (const [index, { fileId }] of items.entries())
      expect(await stored(fileId)).to.include({ puts: 1, sha256: await hashOf(files[index]!) });
  }).timeout(30_000);

  it('report a progress that only grows, and is complete only when the service has answered', async () => {
    await begin();
    const ben = await comes();
    const access = await ben.chat.files?.();
    const seen: number[] = [];
    access?.$uploads.listen((uploads) => {
      for (const { sent, total } of uploads.values()) seen.push(sent / total);
    });
    await world.control({ do: 'hang', when: 'after', path: '/files/*', method: 'PUT', times: 'all' });
    ben.chat.send('', [file(400_000), file(600_000)]);
    await until(() => (seen.at(-1) ?? 0) > 0.39, 'the bytes of the first file are on their way');
    expect(seen.at(-1)).to.be.lessThan(0.4);
    await world.control({ do: 'release' });
    await until(() => (seen.at(-1) ?? 0) > 0.98, 'the bytes of the second file are on their way');
    expect(seen.at(-1)).to.be.lessThan(1);
    await world.control({ do: 'release' });
    await until(() => only(ben)?.kind === 'message', 'stored', 15_000);
    expect(seen).to.deep.equal(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).to.equal(1);
  }).timeout(20_000);

  it('are loaded from a new address when the old one has expired', async () => {
    await begin();
    const ada = await comes('ada');
    await world.control({
      do: 'say',
      body: '',
      files: [{ name: 'a.txt', type: 'text/plain', base64: btoa('hello') }],
    });
    await until(() => only(ada)?.kind === 'message', 'it arrives');
    const entry = only(ada);
    const [shared] = entry?.kind === 'message' ? entry.message.files : [];
    const access = await ada.chat.files?.();
    const text = async (): Promise<string> => {
      const loaded = await access?.load(shared!);
      return loaded instanceof Blob ? loaded.text() : (loaded?.code ?? 'nothing');
    };
    await world.control({ do: 'fail', status: 403, path: '/files/*', method: 'GET' });
    expect(await text(), 'expired once').to.equal('hello');
    await world.control({ do: 'switch', set: { downloadCall: 'absent' } });
    expect(await text(), 'by the address in the message').to.equal('hello');
    await world.control({ do: 'switch', set: { downloadCall: 'answers', fileLength: 'short' } });
    expect(await text(), 'half of it').to.equal('bad-answer');
  });
});

describe('a text with files in the outbox', () => {
  it('is sent only once all its files are stored, and matches only a message with the same files', () => {
    const sizes = fc.array(fc.nat(5), { minLength: 1, maxLength: 6 });
    property(
      fc.property(sizes, fc.array(fc.nat(5), { maxLength: 20 }), (list, order) => {
        const outbox = new Outbox();
        const { key, files = [] } = outbox.add(
          '',
          0,
          list.map((size) => file(size)),
        );
        for (const index of order) {
          const each = files[index];
          if (each) outbox.uploaded(key, index, { ...each, id: `id${index}` });
          const isDone = files.every((_, at) => order.slice(0, order.indexOf(index) + 1).includes(at));
          if (isDone) break;
        }
        const item = outbox.find(key)!;
        expect(outbox.head?.key).to.equal(isUploaded(item) ? key : undefined);
        expect(outbox.uploads.length).to.equal(isUploaded(item) ? 0 : 1);
      }),
      300,
    );
  });
});
