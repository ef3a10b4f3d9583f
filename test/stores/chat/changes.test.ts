import { expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, guest, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';

describe('a stored message', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed: 'empty', ...wish });
  };
  const comes = async (user: string): Promise<Visitor> => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user });
    const visitor = openChat(openSpaces({ ...configOf(world), token }), world.space);
    visitors.push(visitor);
    await until(visitor.isLive, `${user} is live`);
    return visitor;
  };
  const idOf = (visitor: Visitor, text: string): string => {
    const index = visitor.texts().indexOf(text);
    const entry = visitor.chat.$timeline.get().entries.at(index);
    return entry?.kind === 'message' ? entry.message.id : '';
  };
  const isEdited = (visitor: Visitor): boolean => {
    const [entry] = visitor.chat.$timeline.get().entries;
    return entry?.kind === 'message' && entry.message.edited === true;
  };
  const says = async (visitor: Visitor, text: string): Promise<string> => {
    visitor.chat.send(text);
    await until(() => idOf(visitor, text) !== '', 'it is stored');
    return idOf(visitor, text);
  };

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  for (const editEvent of [true, false])
    it(`is edited for its author at once, and for others ${editEvent ? 'too' : 'when they are back'}`, async () => {
      await begin({ switches: { editEvent } });
      const [ben, ada] = [await comes('ben'), await comes('ada')];
      const id = await says(ben, 'frist');
      await until(() => ada.texts()[0] === 'frist', 'it arrives');
      expect(await (await ben.chat.changes?.())?.edit(id, 'first <b>')).to.equal(undefined);
      expect(ben.texts()).to.deep.equal(['first &lt;b&gt;']);
      expect(isEdited(ben)).to.equal(true);
      if (!editEvent) await world.control({ do: 'dropSockets', who: 'ada' });
      await until(() => ada.texts()[0] === 'first &lt;b&gt;', 'the edit arrives', 15_000);
      expect(isEdited(ada)).to.equal(true);
    }).timeout(25_000);

  for (const switches of [
    { deleteEvent: 'marker' },
    { deleteEvent: 'none' },
    { deleteEvent: 'none', deletedInFeed: 'omitted' },
  ])
    it(`is deleted for all with ${JSON.stringify(switches)}`, async () => {
      await begin({ switches });
      const [ben, ada] = [await comes('ben'), await comes('ada')];
      const id = await says(ben, 'wrong');
      await until(() => ada.texts()[0] === 'wrong', 'it arrives');
      expect(await (await ben.chat.changes?.())?.delete(id)).to.equal(undefined);
      expect(ben.texts()).to.deep.equal([]);
      if (switches.deletedInFeed) return;
      if (switches.deleteEvent === 'none') await world.control({ do: 'dropSockets', who: 'ada' });
      await until(() => ada.texts().length === 0, 'it has gone', 15_000);
    }).timeout(25_000);

  for (const editedAs of ['modified', 'version', 'none'])
    it(`that was edited is ${editedAs === 'none' ? 'shown as it is' : 'known as that'} after a reload, with ${editedAs}`, async () => {
      await begin({ switches: { editedAs } });
      const ben = await comes('ben');
      await world.control({
        do: 'say',
        text: 'never changed',
        who: 'ada',
        created: '2026-01-01T00:00:00.000Z',
      });
      const id = await says(ben, 'frist');
      await world.control({ do: 'clock', advance: 5_000 });
      await (await ben.chat.changes?.())?.edit(id, 'first');
      ben.leave();
      const again = await comes('ben');
      const { entries } = again.chat.$timeline.get();
      const marks = Array.from(entries, (entry) => entry.kind === 'message' && entry.message.edited === true);
      expect(marks).to.deep.equal([false, editedAs !== 'none']);
    }).timeout(25_000);

  it('of another person is changed neither there nor here', async () => {
    await begin();
    const ben = await comes('ben');
    await world.control({ do: 'say', text: 'mine', who: 'ada' });
    await until(() => ben.texts()[0] === 'mine', 'it arrives');
    const gwen = await guest(world, 'Gwen');
    visitors.push(gwen);
    await until(() => gwen.texts()[0] === 'mine', 'it arrives');
    const changes = await gwen.chat.changes?.();
    expect((await changes?.edit(idOf(gwen, 'mine'), 'yours'))?.code).to.equal('forbidden');
    expect((await changes?.delete(idOf(gwen, 'mine')))?.code).to.equal('forbidden');
    expect(gwen.texts()).to.deep.equal(['mine']);
  });

  it('stays as it is when the service does not answer or does not edit messages', async () => {
    await begin();
    const ben = await comes('ben');
    const id = await says(ben, 'same');
    const changes = await ben.chat.changes?.();
    await world.control({ do: 'fail', path: '/api/messages/*' });
    expect((await changes?.edit(id, 'other'))?.code).to.equal('server-error');
    await world.control({ do: 'switch', set: { chatEdit: 'refused' } });
    expect((await changes?.edit(id, 'other'))?.code).to.equal('rejected');
    expect(ben.texts()).to.deep.equal(['same']);
    expect(isEdited(ben)).to.equal(false);
  });
});
