/** Where page authors put the elements: containers that take their width from their content, other documents, print. */
import { expect } from '@open-wc/testing';
import { allByRole, byRole, everything, typeInto } from '../support/by-role.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const containers: Readonly<Record<string, string>> = {
  'a dialog': '<dialog open>HERE</dialog>',
  'a popover': '<div popover class="open">HERE</div>',
  'a flex row': '<div style="display:flex">HERE<p>Text</p></div>',
  'a flex column that centers':
    '<div style="display:flex;flex-direction:column;align-items:center">HERE</div>',
  'an automatic grid column':
    '<div style="display:grid;grid-template-columns:auto 1fr">HERE<p>Text</p></div>',
  'a centering grid': '<div style="display:grid;place-items:center">HERE</div>',
  'a float': '<div style="float:left">HERE</div>',
  'an inline block': '<div style="display:inline-block">HERE</div>',
  'a table cell': '<table><tr><td>HERE</td><td>Text</td></tr></table>',
  'a box as wide as its content': '<div style="inline-size:max-content">HERE</div>',
  'a box placed by coordinates': '<div style="position:absolute">HERE</div>',
};

describe('An element', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  const tags: Readonly<Record<string, () => string>> = {
    'spaces-join': () => joinMarkup(world),
    'spaces-chat': () => '<spaces-chat></spaces-chat>',
    'spaces-list': () => '<spaces-list></spaces-list>',
    'spaces-user-search': () => '<spaces-user-search></spaces-user-search>',
  };

  async function restart(seed: string): Promise<World> {
    await world.stop();
    return startWorld({ seed });
  }

  /** Applies the styles for print while it runs `check`. */
  async function printed(page: Visit, check: () => void): Promise<void> {
    await page.settled();
    const sheets = page.findAll('*').flatMap(({ shadowRoot }) => [...(shadowRoot?.adoptedStyleSheets ?? [])]);
    const print = sheets.flatMap(({ cssRules }) => [...cssRules]).filter(isForPrint);
    for (const { media } of print) media.mediaText = 'screen';
    try {
      check();
    } finally {
      for (const { media } of print) media.mediaText = 'print';
    }
  }

  async function widthsIn(container: string, room: number): Promise<Record<string, number>> {
    const widths: Record<string, number> = {};
    for (const [tag, markup] of Object.entries(tags)) {
      const inside = containers[container]!.replace('HERE', markup());
      const page = await visit(world, `<div style="width:${room}px;position:relative">${inside}</div>`);
      page.find<HTMLElement>('.open')?.showPopover();
      await page.settled();
      widths[tag] = Math.round(page.find(tag)!.getBoundingClientRect().width);
      page.page.remove();
    }
    return widths;
  }

  for (const container of Object.keys(containers)) {
    it(`in ${container} is wide enough to be used, and not wider than its place`, async () => {
      for (const [tag, width] of Object.entries(await widthsIn(container, 700)))
        expect(width, tag).to.be.within(240, 700);
    });
  }

  for (const container of [
    'a flex row',
    'a flex column that centers',
    'an automatic grid column',
    'a centering grid',
  ]) {
    it(`in ${container} with little room fits into it`, async () => {
      for (const [tag, width] of Object.entries(await widthsIn(container, 300)))
        expect(width, tag).to.be.within(150, 300);
    });
  }

  it('has the width that the page gives it', async () => {
    const page: Visit = await visit(world, `<style>spaces-join { width: 180px }</style>${joinMarkup(world)}`);
    expect(page.join.offsetWidth).to.equal(180);
  });

  it('prints dark text and no controls', async () => {
    const page = await (
      await visit(world, `<div style="color-scheme:dark">${joinMarkup(world)}</div>`)
    ).comeIn('Mira Holt');
    page.say('Hello');
    await page.reads('Hello');
    const styles = (): CSSRule[] =>
      [...page.chat.shadowRoot!.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules]);
    // They load a moment after the conversation.
    await until(() => styles().some(isForPrint), 'the styles for print are there');
    await printed(page, () => {
      expect(getComputedStyle(page.chat).colorScheme).to.equal('light');
      expect(byRole(page.chat, 'log').checkVisibility()).to.equal(true);
      expect(page.buttons).to.deep.equal([]);
      expect(page.find('textarea')!.checkVisibility()).to.equal(false);
    });
  });

  it('prints an invitation in dark text, without fields and buttons', async () => {
    world = await restart('pin');
    const page = await visit(world, `<div style="color-scheme:dark">${joinMarkup(world)}</div>`);
    const check = (): void => {
      expect(getComputedStyle(page.join).colorScheme).to.equal('light');
      expect(byRole(page.join, 'heading').checkVisibility()).to.equal(true);
      expect(page.buttons).to.deep.equal([]);
      expect(page.find('input')!.checkVisibility()).to.equal(false);
    };
    await printed(page, check);
    page.ask('Mira Holt');
    await page.reach('needs-pin');
    await printed(page, check);
  });

  it('that a script moves to another document keeps its styles, also those that load later, and works', async () => {
    const page = await visit(world);
    const frame = document.createElement('iframe');
    frame.width = String(page.page.offsetWidth);
    document.body.append(frame);
    const other = frame.contentDocument!.body;
    const paddingIn = (body: Element): string =>
      getComputedStyle(everything(body).find((one) => one.matches('.panel'))!).padding;
    const padding = paddingIn(page.page);
    expect(padding).not.to.equal('0px');
    other.append(page.provider);
    await until(() => paddingIn(other) === padding, 'the panel has its styles');
    typeInto(byRole(other, 'textbox', 'Your name'), 'Mira Holt');
    byRole(other, 'button', 'Join as guest').click();
    await until(() => everything(other).some((one) => one.matches('.in-place')), 'the visitor has joined');
    await until(
      () => everything(other).some((one) => (one as { state?: { line?: string } }).state?.line === 'live'),
      'the conversation is live',
    );
    const isStyled = (body: Element): boolean => {
      const { display, padding: own } = getComputedStyle(
        everything(body).find((one) => one.matches('.panel'))!,
      );
      return display === 'flex' && own === '0px';
    };
    expect(isStyled(other)).to.equal(true);
    page.page.append(...other.childNodes);
    await until(() => isStyled(page.page), 'the styles of the first document are back');
    frame.remove();
  });

  for (const how of ['whose document is another one', 'that is created here and connected there'] as const) {
    it(`works below a provider ${how}`, async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const other = frame.contentDocument!;
      const part = document.createElement('div');
      part.innerHTML = `<spaces-provider server="${world.server}" web-server="${world.web}">${joinMarkup(world)}</spaces-provider>`;
      const [provider] = part.children;
      // Upgrades the elements, which a template or an adopted tree may bring along.
      customElements.upgrade(part);
      other.body.append(how.startsWith('whose') ? other.adoptNode(provider!) : provider!);
      await until(() => allByRole(other.body, 'textbox', 'Your name').length === 1, 'the form is shown');
      typeInto(byRole(other.body, 'textbox', 'Your name'), 'Mira Holt');
      byRole(other.body, 'button', 'Join as guest').click();
      const isLive = (one: Element): boolean => (one as { state?: { line?: string } }).state?.line === 'live';
      await until(() => everything(other.body).some(isLive), 'the conversation is live');
      other.querySelector('spaces-join')!.signOut();
      frame.remove();
    });
  }

  it('works in another window of the page', async () => {
    const popup = window.open('about:blank', '_blank', 'popup,width=500,height=500')!;
    const page = await visit(world);
    popup.document.body.append(page.provider);
    const { body } = popup.document;
    await until(() => allByRole(body, 'textbox', 'Your name').length === 1, 'the form is shown');
    typeInto(byRole(body, 'textbox', 'Your name'), 'Mira Holt');
    byRole(body, 'button', 'Join as guest').click();
    const isLive = (one: Element): boolean => (one as { state?: { line?: string } }).state?.line === 'live';
    await until(() => everything(body).some(isLive), 'the conversation is live');
    body.querySelector('spaces-join')!.signOut();
    popup.close();
  });
});

function isForPrint(rule: CSSRule): rule is CSSMediaRule {
  return rule instanceof CSSMediaRule && rule.media.mediaText === 'print';
}
