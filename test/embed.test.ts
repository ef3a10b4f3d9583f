/** Pages of a CMS with the classic script: each test opens its own page in a frame. */
import { expect } from '@open-wc/testing';
import { allByRole, byRole, everything, typeInto } from './support/by-role.ts';
import { keptBy, sanitisers } from './support/kept-markup.ts';
import { until } from './support/visitors.ts';
import { startWorld, type World } from './support/world.ts';

const evil = 'https://evil.example';

describe('A page with embed.js', () => {
  let world: World;
  let frame: HTMLIFrameElement;
  let events: string[];

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    events = [];
  });
  afterEach(async () => {
    frame.remove();
    await world.stop();
  });

  const settings = (): string => `data-server="${world.server}" data-web-server="${world.web}"`;

  /** Opens a page. `script`: attributes of the script's tag. */
  async function openPage(
    body: string,
    { script = `${settings()} data-links`, head = '', foot = '' } = {},
  ): Promise<Document> {
    frame = document.createElement('iframe');
    frame.style.cssText = 'width:800px;height:600px';
    const tag = `<script src="/src/embed.ts" ${script}></script>`;
    frame.srcdoc = `<!doctype html><html lang="en"><head>${head}${foot === '' ? tag : ''}</head><body>${body}${foot && tag}</body></html>`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument!;
    for (const type of ['spaces-before-join', 'spaces-joined'])
      frame.contentWindow!.addEventListener(type, () => events.push(type));
    return page;
  }

  /** The method of the prototype, because hostile markup replaces the document's own. */
  const find = (page: Document, selector: string): HTMLElement | null =>
    Document.prototype.querySelector.call(page, selector) as HTMLElement | null;

  const shown = (page: Document, selector: string): Promise<void> =>
    until(() => Boolean(find(page, selector)?.shadowRoot), `${selector} is shown`);

  const isLive = (page: Document): boolean =>
    everything(page.body).some((one) => (one as { state?: { line?: string } }).state?.line === 'live');

  async function joinAndTalk(page: Document, text: string): Promise<void> {
    await until(() => allByRole(page.body, 'textbox', 'Your name').length === 1, 'one form is shown');
    typeInto(byRole(page.body, 'textbox', 'Your name'), 'Mira Holt');
    byRole(page.body, 'button', 'Join as guest').click();
    await until(() => isLive(page), 'the conversation is live');
    typeInto(byRole(page.body, 'textbox', 'Message'), text);
    byRole(page.body, 'button', 'Send').click();
    await until(
      async () => JSON.stringify(await world.messages(world.space)).includes(text),
      'the message is stored',
    );
  }

  const post = (): string => `<h2>Office hours</h2><p>Come and <strong>talk</strong> to us.</p>
    <div data-spaces="join" data-invite="${world.invite}" data-chat><p><a href="${world.invite}">Join the conversation</a></p></div>
    <p>See you there.</p>`;

  for (const sanitiser of sanitisers) {
    it(`shows a post as ${sanitiser} keeps it, and a visitor joins and talks`, async () => {
      const page = await openPage(keptBy(sanitiser, post()));
      await joinAndTalk(page, `Hello through ${sanitiser}`);
      expect(page.body.textContent).to.include('See you there.');
      expect(events).to.deep.equal(['spaces-before-join', 'spaces-joined']);
    });
  }

  /** What a hostile author writes. It contains no scripts: an author who may write those needs no elements. */
  const hostilePost = (): string => {
    const id = '0123456789abcdef01234567';
    const info = btoa(
      JSON.stringify({
        spaceName: `<img src="${evil}/n" onerror="top.hacked=1">`,
        inviterName: '<script>top.hacked=1</script>',
      }),
    );
    const foreign = `${evil}/spaces/invites/${id}/join`;
    const named = `${world.invite.split('?')[0]}?inviteInfo=${encodeURIComponent(info)}`;
    const settingsOfContent = `data-server="${evil}" data-web-server="${evil}" data-socket-server="${evil}" data-token="secret" data-token-url="${evil}/t" data-client-id="x" data-join-page="${evil}"`;
    return `<img name="currentScript" data-server="${evil}" alt="">
      <meta name="spaces-servers" content="${evil}">
      <form name="querySelector"><input name="matches"><input name="localName"><input name="nodeType"><input name="shadowRoot"><input name="querySelectorAll"></form>
      <div data-spaces="join" data-invite="${named}" data-auto-join data-guest-name="Victim" ${settingsOfContent} onclick="top.hacked=1" onmouseover="top.hacked=1">Fallback</div>
      <div data-spaces="join" data-invite="${world.invite}" data-auto-join="true" data-guest-name="Victim" data-onclick="top.hacked=1" data-inner-h-t-m-l="<img>"></div>
      <div data-spaces="join" data-invite="${foreign}"></div>
      <div data-spaces="join" data-invite="javascript:top.hacked=1"></div>
      <div data-spaces="chat" data-space="${id}" ${settingsOfContent}></div>
      <div data-spaces="list" ${settingsOfContent}></div>
      <div data-spaces="user-search" data-label="<img src=x onerror=top.hacked=1>" ${settingsOfContent}></div>
      <div data-spaces="provider" ${settingsOfContent}></div>
      <div data-spaces="constructor"></div><div data-spaces="__proto__"></div><div data-spaces="../x"></div><div data-spaces=""></div>
      <p><a href="${foreign}">Win a prize</a></p>
      <p>${foreign}</p>
      <p><a href="javascript:top.hacked=1//spaces/invites/${id}/join">Click</a></p>
      <p><a href="${world.invite}">A link</a> in the middle of a sentence.</p>
      <div data-spaces="join" id="last" data-invite="${world.invite}"></div>`;
  };

  for (const sanitiser of sanitisers) {
    it(`sends nothing to other servers for a hostile post that ${sanitiser} lets through, and joins nothing without a click`, async () => {
      const kept = keptBy(sanitiser, hostilePost());
      const page = await openPage(
        `${kept}<div data-spaces="join" class="own" data-invite="${world.invite}"></div>`,
      );
      await shown(page, '.own > spaces-join');
      const own = find(page, '.own')!;
      await until(() => allByRole(own, 'button', 'Join as guest').length > 0, 'the form is shown');
      const inPage = frame.contentWindow! as Window & typeof globalThis;
      const elements = everything(page.body).filter((one) => one.localName.startsWith?.('spaces-'));
      await Promise.all(
        elements.map((one) => (one as unknown as { updateComplete: unknown }).updateComplete),
      );
      const before = (await world.requests()).map(({ path }) => path.split('?')[0]);
      // Asks the page's own server whether it knows the origin of the foreign link.
      expect(before.filter((path) => path !== '/api/service-configurations')).to.deep.equal([]);
      const origins = (): string[] =>
        inPage.performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
      const isForeign = (origin: string): boolean => ![location.origin, world.server].includes(origin);
      expect(origins().filter(isForeign)).to.deep.equal([]);
      expect(events).to.deep.equal([]);
      expect('hacked' in globalThis).to.equal(false);
      expect(inPage.customElements.get('spaces-provider'), 'content makes no provider').to.equal(undefined);
      const names = elements.flatMap((one) => one.getAttributeNames());
      expect(names.filter((name) => /server|token|client|auto|^on|page/.test(name))).to.deep.equal([]);
      // The page's own settings count: joining works, at its own server.
      typeInto(byRole(own, 'textbox', 'Your name'), 'Mira Holt');
      byRole(own, 'button', 'Join as guest').click();
      await until(() => events.includes('spaces-joined'), 'the visitor has joined');
      expect((await world.requests()).length).to.be.greaterThan(0);
      expect(origins().filter(isForeign)).to.deep.equal([]);
    });
  }

  it('lets content set exactly these attributes', async () => {
    const page = await openPage('');
    const lists: Record<string, string> = {
      join: 'invite invite-param guest-name no-guest no-sign-in chat',
      chat: 'space person readonly',
      'user-search': 'space multiple name required disabled action add-as no-invite label placeholder',
      'invite-dialog': 'space open delivery mode role',
      list: 'space people',
    };
    const all = new Set(Object.values(lists).join(' ').split(' ').filter(Boolean));
    const more = [
      'auto-join',
      'server',
      'token',
      'token-url',
      'spaces',
      'onclick',
      'class',
      'style',
      'id',
      'src',
    ];
    const data = [...all, ...more]
      .filter((name) => name !== 'open')
      .map((name) => `data-${name}="${name === 'mode' ? 'join' : 'x'}"`);
    for (const [tag, list] of Object.entries(lists)) {
      const block = page.createElement('div');
      block.innerHTML = `<div data-spaces="${tag}" ${data.join(' ')}></div>`;
      page.body.append(block);
      await shown(page, `spaces-${tag}`);
      const names = block.querySelector(`spaces-${tag}`)!.getAttributeNames();
      expect(names.toSorted(), tag).to.deep.equal(
        list
          .split(' ')
          .filter((name) => name && name !== 'open')
          .toSorted(),
      );
      block.remove();
    }
  });

  describe('with data-links', () => {
    for (const [what, markup] of [
      ['a paragraph', '<p><a href="INVITE">Join us</a></p>'],
      [
        'a paragraph with formatting and a line break',
        '<p> <strong><a href="INVITE"><em>Join us</em></a></strong><br></p>',
      ],
      ['a list item', '<ul><li><a href="INVITE">INVITE</a></li></ul>'],
      ['a plain text', '<p>INVITE</p>'],
      ['a plain text in a list', '<ul><li><span>INVITE</span></li></ul>'],
      ['a button', '<button>INVITE</button>'],
      [
        'a link that looks like a button',
        '<div class="wp-block-button"><a class="wp-block-button__link" href="INVITE">Join us</a></div>',
      ],
      ['a picture', '<p><a href="INVITE"><img alt="" src="data:,"></a></p>'],
    ] as const) {
      it(`turns ${what} that holds only an invite link into the element`, async () => {
        const page = await openPage(markup.replaceAll('INVITE', world.invite));
        await joinAndTalk(page, 'Hello');
      });
    }

    it('leaves all other links and texts', async () => {
      const kept = `<p>Join: <a href="${world.invite}">here</a></p><p><a href="${world.invite}">here</a><img alt="" src="data:,"></p>
        <nav><ul><li><a href="${world.invite}">Chat</a></li></ul></nav>
        <div contenteditable="true"><p><a href="${world.invite}">Preview</a></p><div data-spaces="join" data-invite="${world.invite}">Preview</div></div>
        <pre>${world.invite}</pre><p><a href="https://spaces.avayacloud.com/">Spaces</a></p>`;
      const page = await openPage(`<main>${kept}</main><p class="last">${world.invite}</p>`);
      const before = page.querySelector('main')!.innerHTML;
      await shown(page, '.last > spaces-join');
      expect(page.querySelector('main')!.innerHTML).to.equal(before);
    });

    it('without data-links, all links stay', async () => {
      const page = await openPage(`<p id="link">${world.invite}</p><div data-spaces="join"></div>`, {
        script: settings(),
      });
      await shown(page, 'div > spaces-join');
      expect(page.querySelector('#link')!.innerHTML).to.equal(world.invite.replaceAll('&', '&amp;'));
    });
  });

  for (const [how, options] of [
    ['with defer', { script: 'defer' }],
    ['with async', { script: 'async' }],
    ['in the footer', { foot: 'yes' }],
  ] as const) {
    it(`works ${how}`, async () => {
      const page = await openPage(post(), {
        ...options,
        script: `${settings()} ${'script' in options ? options.script : ''}`,
      });
      await joinAndTalk(page, 'Hello');
    });
  }

  it('shows what is inserted later, also into shadow roots that exist', async () => {
    const page = await openPage(
      '<main></main><section><template shadowrootmode="open"><b></b></template></section>',
      { script: settings() },
    );
    page.querySelector('main')!.innerHTML =
      `<article><div data-spaces="join" data-invite="${world.invite}"></div></article>`;
    await shown(page, 'main spaces-join');
    const block = page.createElement('div');
    block.dataset['spaces'] = 'join';
    page.querySelector('section')!.shadowRoot!.append(block);
    await until(
      () => Boolean(block.firstElementChild?.shadowRoot),
      'the element in the shadow root is shown',
    );
    const late = page.createElement('div');
    page.body.append(late);
    late.dataset['spaces'] = 'join';
    await until(
      () => Boolean(late.firstElementChild?.shadowRoot),
      'a block that gets its attribute later is shown',
    );
  });

  it('follows changes of a block, and keeps the element when its content is restored', async () => {
    const page = await openPage('<div id="block" data-spaces="join">Fallback</div>', { script: settings() });
    await shown(page, 'spaces-join');
    const block = page.querySelector<HTMLElement>('#block')!;
    const element = block.querySelector('spaces-join')!;
    expect(block.childNodes.length).to.equal(1);
    block.dataset['invite'] = world.invite;
    await until(() => element.getAttribute('invite') === world.invite, 'the invitation is passed on');
    block.innerHTML = 'Fallback';
    await until(() => block.firstChild === element && block.childNodes.length === 1, 'the element is back');
    block.removeAttribute('data-invite');
    await until(() => !element.hasAttribute('invite'), 'the invitation is removed');
    block.dataset['spaces'] = 'chat';
    await until(() => block.firstElementChild?.localName === 'spaces-chat', 'the tag has changed');
  });

  it('declares nothing on the page, and works when the page contains it twice', async () => {
    const page = await openPage(post(), {
      head: `<script src="/src/embed.ts" ${settings()}></script>`,
      script: '',
    });
    await joinAndTalk(page, 'Hello');
    const inPage = frame.contentWindow as unknown as Record<string, unknown>;
    for (const name of ['modules', 'check', 'load', 'given', 'watch'])
      expect(inPage[name], name).to.equal(undefined);
  });

  it('speaks the language of its tag', async () => {
    const page = await openPage(post(), { script: `${settings()} data-lang="de"` });
    await until(() => allByRole(page.body, 'textbox', 'Ihr Name').length === 1, 'the form is German');
  });
});
