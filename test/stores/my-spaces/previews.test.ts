/** The latest messages and the unread counts in the list of the user's spaces, against the emulator. */
import { expect } from '@open-wc/testing';
import type { ListedSpace } from '../../../src/stores/my-spaces/state.ts';
import { until } from '../../support/visitors.ts';
import { adasSpaces } from '../fixtures/adas-spaces.ts';

describe('the previews of my spaces', () => {
  const ada = adasSpaces();
  const row = (title: string): ListedSpace => ada.list().spaces.find((each) => each.title === title)!;
  /** Shows the rows, as the element does after each render. */
  const show = (): void => {
    ada.mine.showRows(ada.list().spaces.map(({ id }) => id));
    ada.clock.pass(100);
  };
  const asked = async (path: string): Promise<number> =>
    (await ada.world.requests()).filter((request) => request.path.endsWith(path)).length;
  const say = (space: string, text: string, who = 'ben', count = 1): Promise<unknown> =>
    ada.world.control({ do: 'say', space, who, text, count });

  for (const ownMessages of ['newest', 'oldest', 'absent']) {
    it(`are in all rows in view, also beside a busy space (the service answers: ${ownMessages})`, async () => {
      await ada.begin({ seed: 'empty', switches: { ownMessages } });
      const quiet = ada.world.space;
      await say(quiet, 'Long ago');
      const busy = await ada.make('Busy');
      await say(busy, 'Talk #', 'ben', 60);
      await ada.make('Silent');
      await ada.mine.refresh();
      expect(row('Busy').latest).to.equal(undefined);
      show();
      await until(() => row('Quiet corner').latest !== undefined, 'the message of the quiet space');
      expect(row('Quiet corner').latest).to.include({ text: 'Long ago', from: 'Ben Okafor', mine: false });
      expect(row('Busy').latest?.text).to.equal('Talk 60');
      expect(row('Silent').latest).to.equal(undefined);
    });
  }

  it('come with one request for all rows, and with one for their news at each poll', async () => {
    await ada.begin();
    for (const title of ['Red', 'Blue', 'Green']) await say(await ada.make(title), title);
    await ada.mine.refresh();
    show();
    await until(() => row('Red').latest?.text === 'Red', 'the messages');
    expect([await asked('/api/users/me/messages'), await asked('/messages/query')]).to.deep.equal([1, 0]);
    show();
    ada.clock.pass(8_000);
    await until(async () => (await asked('/api/users/me/messages')) === 2, 'the poll');
  });

  it('tell how many messages are unread if the user had read the space before, and only that they are otherwise', async () => {
    await ada.begin();
    const red = await ada.make('Red');
    await say(red, 'Before');
    await ada.mine.refresh();
    show();
    await until(() => row('Red').latest?.text === 'Before', 'the previews');
    await ada.mine.refresh();
    await say(ada.world.space, 'One');
    await say(ada.world.space, 'Two');
    await say(ada.world.space, 'And mine', 'ada');
    await say(red, 'After');
    await ada.mine.refresh();
    expect(row('Quiet corner')).to.include({ unread: true, unreadCount: 2 });
    expect(row('Quiet corner').latest).to.include({ text: 'And mine', mine: true });
    expect(row('Red')).to.include({ unread: true, unreadCount: 0 });
    ada.mine.pick(red);
    await ada.mine.refresh();
    await say(red, 'Later');
    await ada.mine.refresh();
    await ada.mine.refresh();
    expect(row('Red')).to.include({ unread: true, unreadCount: 1 });
  });

  it('follow an edit and a deletion', async () => {
    await ada.begin();
    await say(ada.world.space, 'First');
    await ada.world.control({ do: 'clock', advance: 2_000 });
    await say(ada.world.space, 'Secnd');
    await ada.mine.refresh();
    show();
    await until(() => row('Quiet corner').latest?.text === 'Secnd', 'the preview');
    await ada.world.control({ do: 'clock', advance: 2_000 });
    await ada.world.control({ do: 'edit', text: 'Second' });
    await ada.mine.refresh();
    expect(row('Quiet corner').latest?.text).to.equal('Second');
    await ada.world.control({ do: 'clock', advance: 2_000 });
    await ada.world.control({ do: 'delete' });
    await ada.mine.refresh();
    show();
    await until(() => row('Quiet corner').latest?.text === 'First', 'the one before');
  });

  it('name the files of a message without words', async () => {
    await ada.begin();
    const data = [{ fileId: 'f1', name: 'plan.pdf', providerFileType: 'application/pdf', fileSize: 3 }];
    await ada.world.control({ do: 'say', who: 'ben', body: '', data });
    await ada.mine.refresh();
    show();
    await until(() => row('Quiet corner').latest?.text === 'plan.pdf', 'the name');
  });

  it('are absent while the service does not answer, and come later', async () => {
    await ada.begin();
    await say(ada.world.space, 'Here');
    await ada.world.control({ do: 'fail', path: '/api/users/me/messages', status: 503 });
    show();
    await until(async () => (await asked('/api/users/me/messages')) === 1, 'it failed');
    await ada.mine.refresh();
    await until(() => {
      show();
      return row('Quiet corner').latest?.text === 'Here';
    }, 'the preview');
    expect(ada.list().problem).to.equal(undefined);
  });
});
