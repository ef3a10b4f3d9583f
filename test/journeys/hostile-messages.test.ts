/** Hostile text in messages, names and titles: no script runs, no markup breaks out, and the text stays readable. */
import { expect } from '@open-wc/testing';
import { hostileBodies, hostileNames } from '../../demo/emulator/seeds/hostile.ts';
import { formatInviteLink, parseInviteLink } from '../../src/index.ts';
import { allByRole, byRole, nameOf, textIn } from '../support/by-role.ts';
import { intrudersIn, strangersIn } from '../support/safe-markup.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { hostileMarkup } from './hostile-bodies.ts';

type Traces = typeof globalThis & { hacked?: unknown };

const title = '<img src=x onerror=alert(1)> & "friends"';
const bodies = [...hostileBodies, ...hostileMarkup];

describe('Hostile content', () => {
  let world: World;
  let page: Visit;
  const real = { alert: window.alert, fetch: window.fetch, open: window.open };
  let ran: string[];

  beforeEach(async () => {
    ran = [];
    window.alert = () => ran.push('alert');
    window.open = () => {
      ran.push('open');
      return null;
    };
    world = await startWorld({ seed: 'hostile', switches: { latency: false } });
  });
  afterEach(async () => {
    leaveAll();
    Object.assign(window, real);
    await world.stop();
  });

  /** Joins and waits for the sanitiser, which loads with the first message that needs it. */
  const enter = async (): Promise<void> => {
    page = await (await visit(world)).comeIn('<b onclick=window.hacked=1>Mira</b>');
    await world.control({ do: 'say', body: '<p>now <b>bold</b></p>' });
    await until(() => page.rows.at(-1)?.body.querySelector('b') !== null, 'bold text is bold');
  };
  const unharmed = (): void => {
    expect((globalThis as Traces).hacked, 'a script ran').to.equal(undefined);
    expect(ran, 'a window was opened').to.deep.equal([]);
    expect(intrudersIn(page.join)).to.deep.equal([]);
    expect(page.rows.flatMap(({ body }) => strangersIn(body))).to.deep.equal([]);
  };

  it('is harmless in the history, from the first message to the last', async () => {
    await enter();
    const seen = await page.readAll(unharmed);
    const stored = (await world.messages(world.space)).length;
    expect([...seen.keys()], 'all messages were checked').to.have.lengthOf(stored);
    expect([...seen.values()].filter((text) => text.includes('already encoded'))).to.deep.equal([
      '<img src=x onerror=window.hacked=1> already encoded',
    ]);
    await aWhile();
    unharmed();
  }).timeout(20_000);

  it('is harmless in a message that arrives', async () => {
    await enter();
    for (const body of bodies) {
      await world.control({ do: 'say', who: 'odd0', body });
      const { _id: id } = (await world.messages(world.space)).at(-1) as { _id: string };
      await until(() => page.rows.some((row) => row.id === id), `arrival of ${body.slice(0, 60)}`);
      unharmed();
    }
    await aWhile();
    unharmed();
  }).timeout(60_000);

  it('is harmless in an edit of a harmless message', async () => {
    await enter();
    await world.control({ do: 'say', who: 'odd1', text: 'harmless' });
    const { _id: id } = (await world.messages(world.space)).at(-1) as { _id: string };
    const body = (): HTMLElement => page.rows.find((row) => row.id === id)!.body;
    await until(() => page.rows.some((row) => row.id === id), 'the message');
    for (const [number, hostile] of bodies.entries()) {
      await world.control({ do: 'edit', id, body: hostile });
      await world.control({ do: 'edit', id, body: `${hostile.slice(0, 5_000)}` });
      await world.control({ do: 'say', text: `after ${number}` });
      await until(() => page.texts.at(-1) === `after ${number}`, `after ${number}`);
      expect(strangersIn(body()), hostile.slice(0, 60)).to.deep.equal([]);
      await world.control({ do: 'delete' });
    }
    await aWhile();
    unharmed();
  }).timeout(60_000);

  it('that is too long to read whole says at its end that the rest is not shown', async () => {
    await enter();
    await world.control({ do: 'say', text: 'word '.repeat(16_000) });
    const more = (): HTMLButtonElement | null | undefined =>
      page.rows.at(-1)?.body.querySelector('button.more');
    await until(() => Boolean(more()), 'the folded message');
    more()!.click();
    expect(page.rows.at(-1)!.body.textContent).to.match(/… The rest is not shown\. Show less$/);
  });

  it('in names and titles is shown as plain text', async () => {
    await enter();
    expect(byRole(page.chat, 'log').ariaLabel).to.equal(title);
    expect(allByRole(page.join, 'heading').map((heading) => nameOf(heading))).to.include(
      `You are in ${title}`,
    );
    expect(textIn(page.join)).to.contain('<b onclick=window.hacked=1>Mira</b>');
    const authors = new Map<string, Element>();
    for (const number of hostileNames.keys()) {
      await world.control({ do: 'presence', who: `odd${number}`, kind: 'online' });
      await world.control({ do: 'presence', who: `odd${number}`, kind: 'typing' });
      await world.control({ do: 'say', who: `odd${number}`, text: `I am number ${number}` });
      await page.reads(`I am number ${number}`);
      // Rows out of view are not rendered.
      for (const author of page.findAll('[part~="author"]')) authors.set(author.textContent, author);
      unharmed();
    }
    expect(authors.size).to.be.greaterThan(5);
    for (const author of authors.values()) expect(author.children).to.have.lengthOf(0);
    expect([...authors.keys()]).to.include('"><script>window.hacked=1</script>');
  });

  it('in an invitation is shown as plain text', async () => {
    const link = parseInviteLink(world.invite, [world.web]);
    if (link.kind !== 'invite') throw new Error('The invite of the world is not an invite link.');
    const preview = {
      spaceName: title,
      inviterName: '"><script>window.hacked=1</script>',
      inviterEmail: title,
    };
    const invite = formatInviteLink({ ...link, preview }, world.web);
    page = await visit(world, joinMarkup({ invite }));
    expect(nameOf(byRole(page.join, 'heading'))).to.equal(`Join “${title}”`);
    expect(intrudersIn(page.join)).to.deep.equal([]);
    await page.comeIn('Mira Holt');
    unharmed();
  });
});
