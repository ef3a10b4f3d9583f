import { aTimeout, expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { aWhile, configOf, guest, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('a conversation', () => {
  let world: World;
  let visitors: Visitor[];

  const comes = async (name: string): Promise<Visitor> => {
    const visitor = await guest(world, name);
    visitors.push(visitor);
    await until(visitor.isLive, `${name} is live`);
    return visitor;
  };
  const bodies = async (): Promise<string[]> =>
    (await world.messages(world.space)).map(
      (one) => (one as { content: { bodyText: string } }).content.bodyText,
    );

  beforeEach(async () => {
    visitors = [];
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  it('delivers a text exactly as it was typed', async () => {
    const [ada, bo] = [await comes('Ada'), await comes('Bo')];
    ada.chat.send('3 < 4 & "so" on');
    await until(() => bo.texts().length === 1, 'the text arrives');
    expect(await bodies()).to.deep.equal(['<p>3 &lt; 4 &amp; &quot;so&quot; on</p>']);
    const [entry] = ada.chat.$timeline.get().entries;
    expect(entry).to.include({ kind: 'message', mine: true });
  });

  it('that is no longer shown does not sign the user in again when they sign out', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ben' });
    const ben = openChat(openSpaces({ ...configOf(world), token }), world.space);
    visitors.push(ben);
    await until(ben.isLive, 'live');
    ben.stop();
    // The line closes a second after the last listener has gone.
    await aTimeout(1_200);
    const steps: string[] = [];
    ben.spaces.session.$session.listen(({ step }) => steps.push(step));
    ben.spaces.session.signOut();
    await aWhile();
    expect(steps).to.deep.equal(['signed-out']);
  });

  it('that was disposed is live again as soon as it is shown again', async () => {
    const ada = await comes('Ada');
    ada.stop();
    ada.chat.dispose();
    expect(ada.isLive()).to.equal(false);
    const stop = ada.chat.$timeline.listen(() => {});
    await until(ada.isLive, 'live again');
    stop();
  });

  it('sends texts typed while offline once and in order', async () => {
    const [ada, bo] = [await comes('Ada'), await comes('Bo')];
    await world.control({ do: 'dropSockets' });
    const typed = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    typed.forEach((text) => ada.chat.send(text));
    await until(() => bo.texts().length === 20 && bo.isLive(), 'all of it arrives', 9_000);
    expect(bo.texts()).to.deep.equal(typed);
    expect(await bodies()).to.deep.equal(typed.map((text) => `<p>${text}</p>`));
  }).timeout(20_000);

  it('catches up on messages, edits and deletions from while it was offline', async () => {
    const [ada, bo] = [await comes('Ada'), await comes('Bo')];
    for (const text of ['one', 'two', 'three']) ada.chat.send(text);
    await until(() => bo.texts().length === 3, 'three texts');
    const [first, second] = (await world.messages(world.space)) as { _id: string }[];
    await world.control({ do: 'refuseSockets', times: 2 });
    await world.control({ do: 'dropSockets' });
    await world.control({ do: 'edit', id: first?._id, text: 'ONE' });
    await world.control({ do: 'delete', id: second?._id });
    await world.control({ do: 'say', text: 'four' });
    await until(() => bo.isLive() && bo.texts().includes('four'), 'bo is back', 9_000);
    expect(bo.texts()).to.deep.equal(['ONE', 'three', 'four']);
  }).timeout(20_000);

  it('shows a message that arrives between the subscription and the history', async () => {
    await world.control({ do: 'hold', text: 'just between' });
    const ada = await comes('Ada');
    await until(() => ada.texts().includes('just between'), 'the held message shows');
  });

  it('shows who is online and who is typing', async () => {
    const [ada, bo] = [await comes('Ada'), await comes('Bo')];
    await until(() => bo.chat.$roster.get().present.length === 1, 'bo sees ada');
    await until(() => ada.chat.$roster.get().present.length === 1, 'ada sees bo');
    ada.chat.typing();
    await until(() => bo.chat.$roster.get().typing[0]?.name === 'Ada', 'bo sees ada typing');
    ada.chat.send('done');
    await until(() => bo.chat.$roster.get().typing.length === 0, 'ada stopped typing');
    ada.leave();
    await until(() => bo.chat.$roster.get().present.length === 0, 'ada is gone', 9_000);
  }).timeout(20_000);

  it('expires with the session and keeps its messages readable', async () => {
    const ada = await comes('Ada');
    ada.chat.send('still readable');
    await until(() => ada.texts()[0] === 'still readable', 'stored');
    await world.control({ do: 'expire' });
    await until(() => ada.state().step === 'expired', 'the session is over', 9_000);
    expect(ada.texts()).to.deep.equal(['still readable']);
    expect(ada.spaces.session.$session.get().step).to.equal('expired');
  }).timeout(20_000);
});
