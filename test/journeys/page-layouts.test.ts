/** Where page authors put the elements: containers that take their width from their content, other documents, print. */
import { expect } from '@open-wc/testing';
import { byRole, everything, typeInto } from '../support/by-role.ts';
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
    const print = page.findAll('*').flatMap(({ shadowRoot }) => [...(shadowRoot?.adoptedStyleSheets ?? [])]);
    const rules = print
      .flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule);
    const screen = rules.filter(({ media }) => media.mediaText === 'print');
    for (const { media } of screen) media.mediaText = 'screen';
    try {
      expect(getComputedStyle(page.chat).colorScheme).to.equal('light');
      expect(byRole(page.chat, 'log').checkVisibility()).to.equal(true);
      expect(page.buttons).to.deep.equal([]);
      expect(page.find('textarea')!.checkVisibility()).to.equal(false);
    } finally {
      for (const { media } of screen) media.mediaText = 'print';
    }
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
});
