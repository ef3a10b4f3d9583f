import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../src/define/spaces-chat.ts';
import '../../../src/define/spaces-join.ts';
import type { SpacesCall, SpacesChat, SpacesJoin } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { allByRole, byRole, everything, nameOf, textIn } from '../../support/by-role.ts';
import { listenTo } from '../../support/screen-reader.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';

describe('a call inside other elements', () => {
  let world: World;
  let page: HTMLElement;

  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  /** A page of a seeded user, or of a visitor, with this content. */
  const open = async (content: string, nick = ''): Promise<void> => {
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    page = document.createElement('spaces-provider');
    page.setAttribute('server', world.server);
    page.setAttribute('web-server', world.web);
    if (nick) page.setAttribute('token', await user(world, nick));
    page.innerHTML = content;
    parent.append(page);
  };
  /** The elements for a call that the user sees. */
  const calls = (): SpacesCall[] =>
    everything(page).filter(
      (each): each is SpacesCall => each.localName === 'spaces-call' && each.checkVisibility(),
    );
  const shows = (text: string): Promise<void> =>
    until(() => calls().some((call) => textIn(call).includes(text)), `a call that shows "${text}"`);
  const asked = async (): Promise<string[]> =>
    (await world.requests()).map(({ path }) => path).filter((path) => path.endsWith('/activemeeting'));

  it('is in a conversation once it is live', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await open(`<spaces-chat space="${world.space}"></spaces-chat>`, 'ada');
    await shows('Live now');
    expect(calls()).to.have.length(1);
    const chat = page.querySelector<SpacesChat>('spaces-chat')!;
    expect(nameOf(byRole(chat, 'button', 'Join call'))).to.equal('Join call');
    await expect(chat).to.be.accessible();
    await world.control({ do: 'call', what: 'end' });
    await shows('No one is in the call');
  });

  it('is not in a conversation that is not open', async () => {
    await open('<spaces-chat></spaces-chat>');
    const chat = page.querySelector<SpacesChat>('spaces-chat')!;
    await until(() => chat.state.step === 'empty', 'the conversation says why it is empty');
    await chat.updateComplete;
    expect(calls()).to.have.length(0);
    expect(await asked()).to.deep.equal([]);
  });

  it('calls the other person in a direct conversation', async () => {
    const { space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' });
    await open(`<spaces-chat space="${space}"></spaces-chat>`, 'ada');
    await shows('Direct call');
    const link = byRole(page.querySelector('spaces-chat')!, 'button', 'Start call');
    expect((link as HTMLAnchorElement).href).to.equal(`${world.web}/d/call?email=ben.okafor%40example.test`);
  });

  it('is in the panel of a space that the visitor has joined, and asks nothing before', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await open(`<spaces-join invite="${world.invite}" guest-name="Gwen"></spaces-join>`);
    const join = page.querySelector<SpacesJoin>('spaces-join')!;
    await until(() => allByRole(join, 'button', 'Join as guest').length > 0, 'the invitation');
    expect(await asked()).to.deep.equal([]);
    expect(calls()).to.have.length(0);
    await join.join();
    await shows('Live now');
    await expect(join).to.be.accessible();
    join.leave();
    await until(() => calls().length === 0, 'no call after leaving');
  });

  it('is in the embedded conversation only, and asks nothing before there is a sign of a call', async () => {
    await open(`<spaces-join invite="${world.invite}" guest-name="Gwen" auto-join chat></spaces-join>`);
    await shows('Start call');
    expect(calls()).to.have.length(1);
    await expect(page).to.be.accessible();
    // Presence tells about media, too: people who are here are no sign of a call.
    await world.control({ do: 'presence', who: 'ben', kind: 'online' });
    await until(() => /2 people here/.test(textIn(page)), 'Ben is here');
    expect(await asked()).to.deep.equal([]);
    const heard = listenTo(calls()[0]!);
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await shows('Live now');
    await until(() => heard().includes('A call has started'), 'the announcement');
    await world.control({ do: 'call', what: 'end' });
    await shows('No one is in the call');
    const count = (await asked()).length;
    await world.control({ do: 'dropSockets' });
    await shows('Start call');
    expect(await asked()).to.have.length(count);
  });

  it('asks the service after an event of a call whose start was missed', async () => {
    await open(`<spaces-chat space="${world.space}"></spaces-chat>`, 'ada');
    await shows('Start call');
    // The start, and who joins.
    await world.control({ do: 'missEvents', times: 2 });
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await world.control({ do: 'call', what: 'tracks', who: 'ben' });
    await shows('Live now');
  });

  it('is shown once by a panel and a conversation of the same page', async () => {
    await open(
      `<spaces-join invite="${world.invite}" guest-name="Gwen" auto-join></spaces-join><spaces-chat></spaces-chat>`,
    );
    const chat = page.querySelector<SpacesChat>('spaces-chat')!;
    await until(() => allByRole(chat, 'button', 'Start call').length > 0, 'the call in the conversation');
    await until(() => calls().length === 1, 'one call');
    chat.remove();
    await until(
      () => allByRole(page.querySelector('spaces-join')!, 'button', 'Start call').length > 0,
      'the call in the panel',
    );
  });

  it('steps back when the page has an element of its own for the call', async () => {
    await open(
      `<spaces-chat space="${world.space}"></spaces-chat><spaces-call space="${world.space}"></spaces-call>`,
      'ada',
    );
    const chat = page.querySelector<SpacesChat>('spaces-chat')!;
    await until(() => chat.state.line === 'live', 'the conversation is live');
    await shows('No one is in the call');
    await until(
      () => everything(chat).some(({ localName }) => localName === 'spaces-call'),
      'a call in the conversation',
    );
    await until(() => calls().length === 1, 'one call');
    expect(calls()[0]!.parentElement).to.equal(page);
  });

  describe('of an invitation that leads to the call', () => {
    const meeting = (): string => `${world.invite}&amp;videoMode=expanded&amp;videoStart=true`;
    const openInvitation = async (attributes = '', engine?: SilentEngine, nick = ''): Promise<SpacesJoin> => {
      await open(`<spaces-join invite="${meeting()}" guest-name="Gwen" ${attributes}></spaces-join>`, nick);
      (page as HTMLElementTagNameMap['spaces-provider']).engine = engine;
      const join = page.querySelector<SpacesJoin>('spaces-join')!;
      await until(() => /^(?:invited|joined)$/.test(join.state.step), 'the invitation');
      return join;
    };
    const touch = (): Promise<void> => sendMouse({ type: 'click', position: [1, 1] });

    it('offers its page first, as the main button', async () => {
      const join = await openInvitation();
      expect(calls()).to.have.length(0);
      await join.join();
      await shows('The call opens in a new tab');
      const link = byRole(join, 'button', /^(Start|Join) call$/);
      expect(link.matches('.primary')).to.equal(true);
      await expect(join).to.be.accessible();
    });

    it('shows the devices first where the page has an engine, and joins only after a click', async () => {
      const engine = new SilentEngine();
      await touch();
      const join = await openInvitation('', engine);
      await join.join();
      await shows('Ready to join?');
      await expect(join).to.be.accessible();
      expect(engine.tokens).to.deep.equal([]);
      byRole(join, 'button', 'Back').click();
      await shows('No one is in the call');
      await calls()[0]!.updateComplete;
      expect(textIn(calls()[0]!), 'it is offered once').not.to.contain('Ready to join?');
      byRole(join, 'button', 'Start call').click();
      await shows('Ready to join?');
      byRole(join, 'button', 'Join call').click();
      await until(() => engine.isConnected, 'in the call');
      await calls()[0]!.leave();
    });

    it('is above the embedded conversation, and there only once', async () => {
      await openInvitation('auto-join chat');
      await shows('The call opens in a new tab');
      const join = page.querySelector<SpacesJoin>('spaces-join')!;
      await until(() => everything(join).some(({ localName }) => localName === 'spaces-chat'), 'the chat');
      await until(() => calls().length === 1, 'one call');
      expect(calls()[0]!.getRootNode()).to.equal(join.shadowRoot);
    });
  });

  it('happens in the page when a link leads to a direct call, after a click', async () => {
    const engine = new SilentEngine();
    const { space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' });
    await sendMouse({ type: 'click', position: [1, 1] });
    await open(
      `<spaces-join invite="${world.web}/d/call?email=ben.okafor@example.test"></spaces-join>`,
      'ada',
    );
    (page as HTMLElementTagNameMap['spaces-provider']).engine = engine;
    const join = page.querySelector<SpacesJoin>('spaces-join')!;
    await until(
      () => allByRole(join, 'button', 'Start call').some(({ localName }) => localName === 'button'),
      'the button',
    );
    expect(await asked()).to.deep.equal([]);
    byRole(join, 'button', 'Start call').click();
    await shows('Ready to join?');
    await expect(join).to.be.accessible();
    byRole(join, 'button', 'Join call').click();
    await shows('Calling');
    await world.control({ do: 'ring', what: 'accepted', who: 'ben', space });
    await until(() => engine.isConnected, 'in the call');
    await calls()[0]!.leave();
  });

  for (const [link, name, heading] of [
    ['/u/ada.moreno@example.test', 'Join call', 'Meeting room of ada.moreno@example.test'],
    ['/d/call?email=ada.moreno@example.test', 'Start call', 'Call with ada.moreno@example.test'],
  ] as const) {
    it(`leads from a link to its page, and requests nothing before (${link})`, async () => {
      await open(`<spaces-join invite="${world.web}${link}"></spaces-join>`);
      const join = page.querySelector<SpacesJoin>('spaces-join')!;
      await until(() => allByRole(join, 'button', name).length > 0, name);
      expect(nameOf(byRole(join, 'heading')).replaceAll(/[\u2068\u2069]/g, '')).to.equal(heading);
      const { href, target } = byRole(join, 'button', name) as HTMLAnchorElement;
      expect(href)
        .to.contain(`${world.web}/${link.slice(1, 2)}/`)
        .and.to.contain('ada.moreno%40example.test');
      expect(target).to.equal('_blank');
      expect(textIn(join)).to.contain(`The call opens in a new tab on ${new URL(world.web).host}.`);
      expect(await asked()).to.deep.equal([]);
      await expect(join).to.be.accessible();
    });
  }
});
