/** Random scripts: whatever people do in a conversation and happens to their lines, an open one shows what a fresh one shows. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { MessageBody } from '../../../src/protocol/message.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

/** From the environment variable of this name: `CHAT_SCRIPTS=500 npx wtr …` takes minutes. */
declare const CHAT_SCRIPTS: number;
const scripts = CHAT_SCRIPTS;

const who = fc.constantFrom<'ada' | 'ben'>('ada', 'ben');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('file'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mention'), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload'), who: fc.constant('ben' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave'), who: fc.constant('ben' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('twice'), who }) },
);
type Step = { readonly do: string; readonly who: 'ada' | 'ben' };

const script = fc.record({
  steps: fc.array(step, { minLength: 3, maxLength: 10 }),
  switches: fc.record({
    editEvent: fc.boolean(),
    deleteEvent: fc.constantFrom('marker', 'none'),
    // Whether the change feed names deleted messages.
    deletedInFeed: fc.constant('marker'),
  }),
});

describe('An open conversation', () => {
  let world: World;
  let open: Record<'ada' | 'ben', Visitor>;
  let said = 0;

  before(async () => {
    world = await startWorld({ seed: 'empty' });
    open = { ada: await comes('ada'), ben: await comes('ben') };
  });
  after(async () => {
    for (const visitor of Object.values(open)) visitor.leave();
    await world.stop();
  });

  const comes = async (user: string): Promise<Visitor> => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user });
    const visitor = openChat(openSpaces({ ...configOf(world), token }), world.space);
    await until(visitor.isLive, `${user} is live`, 15_000);
    return visitor;
  };
  const isQuiet = ({ chat, isLive }: Visitor): boolean =>
    isLive() && [...chat.$timeline.get().entries].every(({ kind }) => kind !== 'pending');
  /** Connections that break every few seconds are tried again less and less often, unless the user asks for it. */
  const isBack = (visitor: Visitor): boolean => {
    if (visitor.state().line === 'waiting') visitor.chat.reconnect();
    return isQuiet(visitor);
  };
  /** One of the last messages of a person, as long as it exists. */
  const own = (visitor: Visitor): string | undefined =>
    chat(visitor).findLast(({ mine }) => mine)?.message.id;

  const play = async (one: Step): Promise<void> => {
    const visitor = open[one.who];
    const text = `text ${++said}`;
    const id = own(visitor);
    if (one.do === 'send') visitor.chat.send(text);
    else if (one.do === 'file')
      visitor.chat.send('', [new File([text], `${text}.txt`, { type: 'text/plain' })]);
    else if (one.do === 'mention')
      visitor.chat.send(text, [], naming(one.who === 'ada' ? 'Ben' : 'Ada', text));
    else if (one.do === 'edit' && id) await (await visitor.chat.changes?.())?.edit(id, `${text}, edited`);
    else if (one.do === 'delete' && id) await (await visitor.chat.changes?.())?.delete(id);
    else if (one.do === 'drop') await world.control({ do: 'dropSockets', who: one.who });
    else if (one.do === 'twice') await world.control({ do: 'duplicateEvents', event: 'MESSAGE_SENT' });
    else if (one.do === 'reload' || one.do === 'leave') {
      // What was still being sent comes from this tab's storage.
      await until(() => isBack(visitor), 'sent', 20_000);
      visitor.leave();
      // Missed by the one who is away.
      if (one.do === 'leave') open.ada.chat.send(text);
      open.ben = await comes('ben');
    }
  };

  it(`shows what a fresh one shows after each of ${scripts} random scripts`, async () => {
    let right = 0;
    await fc.assert(
      fc.asyncProperty(script, async ({ steps, switches }) => {
        await world.control({ do: 'clear' });
        await world.control({ do: 'switch', set: switches });
        for (const one of steps) await play(one);
        await world.control({ do: 'clear' });
        // What the service does not announce, a conversation learns when it is back.
        if (!switches.editEvent || switches.deleteEvent === 'none')
          await world.control({ do: 'dropSockets' });
        await until(() => Object.values(open).every(isBack), 'all is sent', 30_000);
        const fresh = await comes('ada');
        const isSame = (): boolean => view(open.ada) === view(fresh) && view(open.ben) === view(fresh);
        await until(
          isSame,
          `${JSON.stringify({ steps, switches })} → ${view(fresh)} is not ${view(open.ada)} or ${view(open.ben)}`,
          15_000,
        );
        fresh.leave();
        right += 1;
      }),
      { numRuns: scripts, seed: 15, endOnFailure: true, includeErrorInReport: true },
    );
    expect(right).to.equal(scripts);
  }).timeout(30_000 + scripts * 8_000);
});

function naming(name: string, text: string): MessageBody {
  const mention = { id: `id-${name}`, type: 'user', title: name };
  const tag = `<mention id="${mention.id}" type="user" value="${name}">@${name}</mention>`;
  return { bodyText: `<p>${tag} ${text}</p>`, mentions: [mention] };
}

function chat(visitor: Visitor) {
  return [...visitor.chat.$timeline.get().entries].filter((entry) => entry.kind === 'message');
}

/** The last messages: a fresh conversation loads only one page. */
function view(visitor: Visitor): string {
  return JSON.stringify(
    chat(visitor)
      .slice(-15)
      .map(({ message }) => [
        message.id,
        message.bodyText,
        message.mentions?.map(({ title }) => title),
        message.files.map(({ name }) => name),
      ]),
  );
}
