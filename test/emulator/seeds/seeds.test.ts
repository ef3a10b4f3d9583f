import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { readMessages } from '../../../src/protocol/paged-lists.ts';
import { readJoin } from '../../../src/protocol/rest.ts';
import { startWorld } from '../../support/world.ts';
import { dataOf, guestInside, invitePath, rest, user } from '../rest.ts';

const seeds = ['demo', 'office', 'empty', 'pin', 'no-history', 'busy', 'hostile', 'private', 'archived'];

describe('the seeds', () => {
  for (const seed of seeds) {
    it(`create a world called ${seed} that the protocol readers understand`, async () => {
      const world = await startWorld({ seed });
      const token = await user(world, 'ada');
      const space = readJoin((await rest(world, invitePath(world), { token })).body);
      expect(space?.id).to.equal(world.space);
      const answer = await rest(world, `/api/spaces/${world.space}/messages/query?size=50`, { token });
      expect(readMessages(answer.body)?.messages).to.have.length(dataOf(answer).length);
      await world.stop();
    });
  }

  it('create ids of 24 hex digits that increase over time', async () => {
    const world = await startWorld();
    const ids = (await world.messages(world.space)).map(({ _id }) => String(_id));
    expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).to.equal(true);
    expect(ids).to.deep.equal(ids.toSorted());
    await world.stop();
  });

  it('create an invite link that opens as a page and names the inviter', async () => {
    const world = await startWorld();
    const link = new URL(world.invite);
    const info: unknown = JSON.parse(atob(link.searchParams.get('inviteInfo') ?? ''));
    expect(info).to.deep.equal({
      spaceName: 'Product launch',
      inviterName: 'Ada Moreno',
      inviterEmail: 'ada.moreno@example.test',
    });
    expect(await (await fetch(link)).text()).to.contain('Product launch');
    await world.stop();
  });
});

describe('the client library of the service’s own pages, socket.io-client 2.5.0', () => {
  it('connects to the emulator, subscribes, sends messages and receives an error for an invalid token', async () => {
    const world = await startWorld({ seed: 'empty' });
    const token = await guestInside(world, 'Gwen');
    const saw = await executeServerCommand<Record<string, object>, object>('legacy-client:run', {
      socket: world.socket,
      space: world.space,
      token,
    });
    expect(saw['subscribed']).to.deep.include({ channel: { _id: world.space, type: 'topic' } });
    expect(saw['echo']).to.deep.include({ topicId: world.space, loopbackMetadata: { clientId: 'legacy-1' } });
    expect(saw['refusal']).to.equal('Authentication error');
    await world.stop();
  });
});
