/** Pages whose styles, languages and translations an element cannot know in advance. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { byRole, everything, textIn } from '../support/by-role.ts';
import { translate } from '../support/translation.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { guest, until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

/** Where the last character of the first text in an element is, and the one before it. */
function lastCharacters(element: Element): [before: DOMRect, last: DOMRect] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    (node as Text).data.trim() === '' ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT,
  );
  const text = walker.nextNode() as Text;
  const end = text.data.trimEnd().length;
  const at = (offset: number): DOMRect => {
    const range = new Range();
    range.setStart(text, offset);
    range.setEnd(text, offset + 1);
    return range.getBoundingClientRect();
  };
  return [at(end - 2), at(end - 1)];
}

describe('On a page', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    leaveAll();
    document.documentElement.removeAttribute('style');
    await world.stop();
  });

  const headerOf = (page: Visit): string => page.find('[part~="presence"]')!.innerText.trim();

  describe('that is translated', () => {
    it('the header and the status of a conversation go on changing', async () => {
      const page = await (await visit(world)).comeIn('Mira Holt');
      await until(() => headerOf(page) === 'Only you are here', 'the header counts the visitor');
      translate(page.page, { isChrome: true });
      expect(headerOf(page)).to.equal('⟦Only you are here⟧');
      const ada = await guest(world, 'Ada');
      await until(() => headerOf(page) === '2 people here', 'the header counts Ada');
      ada.leave();
      await until(() => headerOf(page) === 'Only you are here', 'the header has changed once more');
      translate(page.page, { isChrome: true });
      await world.control({ do: 'refuseSockets', times: 1_000 });
      await world.control({ do: 'dropSockets' });
      const status = (): string => byRole(page.chat, 'status').innerText;
      const isDown = (): boolean => page.find('[part~="try-now"]') !== undefined && headerOf(page) === '';
      await until(isDown, 'the line is down');
      expect(status()).to.match(/[a-z]/);
      translate(page.page, { isChrome: true });
      await world.control({ do: 'refuseSockets', times: 0 });
      await until(() => {
        page.find<HTMLButtonElement>('[part~="try-now"]')?.click();
        return page.isLive;
      }, 'the conversation is live again');
      await until(() => headerOf(page) === 'Only you are here' && status() === '', 'all is as before');
    });

    it('the form, its problems, and the panel after joining change with the state', async () => {
      const page = await visit(world, joinMarkup(world, ''));
      translate(page.page, { isChrome: true });
      page.find<HTMLButtonElement>('[part~="submit"]')!.click();
      await until(() => page.alerts.join('') !== '', 'the name is missing');
      translate(page.page, { isChrome: true });
      page.find<HTMLInputElement>('#name')!.value = 'Mira Holt';
      page.find('#name')!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      page.find<HTMLButtonElement>('[part~="submit"]')!.click();
      await page.reach('joined');
      expect(textIn(page.join)).to.include('You are in');
      translate(page.page, { isChrome: true });
      page.find<HTMLButtonElement>('[part~="leave"]')!.click();
      await page.reach('invited');
      expect(textIn(page.join)).not.to.include('You are in');
      expect(textIn(page.join)).to.include('Join as Mira Holt');
    });

    it('it has the language of the translation if there is a catalogue for it', async () => {
      const page = await visit(world, `<div lang="en">${joinMarkup(world, '')}</div>`);
      translate(page.page, { isChrome: true });
      page.page.querySelector('[lang]')!.setAttribute('lang', 'de');
      await until(() => textIn(page.join).includes('Ihr Name'), 'the label is German');
      expect(textIn(page.join)).not.to.match(/Your name|Join|invited/);
    });
  });

  for (const size of ['62.5%', '20px']) {
    it(`with html{font-size:${size}} the text is as large as that of the page, and buttons are 44 px high`, async () => {
      document.documentElement.style.fontSize = size;
      const page = await visit(world, `<div style="font-size:16px">${joinMarkup(world)}</div>`);
      const sizeOf = (selector: string): number =>
        Number.parseFloat(getComputedStyle(page.find(selector)!).fontSize);
      expect(sizeOf('.panel')).to.equal(16);
      expect(page.find('[part~="submit"]')!.offsetHeight).to.be.within(43, 46);
      await page.comeIn('Mira Holt');
      page.say('Hello');
      await page.reads('Hello');
      expect(sizeOf('article .text')).to.be.within(15, 16);
      expect(sizeOf('textarea')).to.equal(16);
      expect(byRole(page.chat, 'button', 'Send').offsetHeight).to.be.within(43, 46);
    });
  }

  it('with larger text, all texts are larger', async () => {
    const heights = [];
    for (const size of [16, 24]) {
      const page = await visit(world, `<div style="font-size:${size}px">${joinMarkup(world)}</div>`);
      heights.push([page.find('label')!.offsetHeight, page.find('[part~="submit"]')!.offsetHeight]);
    }
    expect(heights[1]![0]! / heights[0]![0]!).to.be.within(1.4, 1.6);
  });

  it('with text styles that elements inherit, messages read as written and can be selected', async () => {
    const odd = `text-transform:uppercase;letter-spacing:.3em;text-indent:3em;word-spacing:1em;font-variant:small-caps;
      font-style:italic;font-weight:800;user-select:none;word-break:break-all;text-align:center;white-space:pre;line-height:0;
      cursor:wait;-webkit-text-fill-color:red;text-shadow:1px 1px red;hyphens:auto;writing-mode:vertical-rl;
      text-wrap:nowrap;tab-size:1;font-feature-settings:"smcp";font-stretch:50%;text-emphasis:dot;line-break:anywhere;
      overflow-wrap:anywhere;font-kerning:none;quotes:none;text-decoration-skip-ink:none;text-underline-offset:9px;
      caret-color:red;font-size-adjust:2`;
    const plain = await visit(world, '<div><spaces-chat style="width:400px"></spaces-chat></div>');
    const page = await visit(
      world,
      `<div style="${odd}"><spaces-chat style="width:400px"></spaces-chat></div>`,
    );
    const differences = (one: CSSStyleDeclaration, other: CSSStyleDeclaration): string[] =>
      [...one].filter((name) => one.getPropertyValue(name) !== other.getPropertyValue(name));
    expect(differences(getComputedStyle(page.chat), getComputedStyle(plain.chat))).to.deep.equal([]);
    expect(getComputedStyle(page.chat).userSelect).to.equal('text');
  });

  it('what hides or disables the elements around it applies to it, and its font and colour scheme are those of the page', async () => {
    const page = await visit(
      world,
      '<div style="visibility:hidden;pointer-events:none;color-scheme:dark;font-family:monospace"><spaces-chat></spaces-chat></div>',
    );
    const style = getComputedStyle(page.chat);
    expect([style.visibility, style.pointerEvents, style.colorScheme, style.fontFamily]).to.deep.equal([
      'hidden',
      'none',
      'dark',
      'monospace',
    ]);
  });

  it('in a language written from the right, English sentences have their stop at their end', async () => {
    const page = await visit(world, `<div dir="rtl" lang="he">${joinMarkup(world)}</div>`);
    const check = (): void => {
      const sentences = everything(page.page).filter(
        (one) =>
          one.checkVisibility() &&
          [...one.childNodes].some((node) => node instanceof Text && /[a-z][.…]\s*$/.test(node.data)),
      );
      expect(sentences.length).to.be.greaterThan(0);
      for (const sentence of sentences) {
        const [before, last] = lastCharacters(sentence);
        expect(last.left, sentence.textContent).to.be.at.least(before.right - 1);
      }
    };
    check();
    // The layout is still that of the page.
    const label = page.find('label')!;
    const panel = page.find('.panel')!.getBoundingClientRect();
    const range = new Range();
    range.selectNodeContents(label);
    expect(panel.right - range.getBoundingClientRect().right).to.be.lessThan(40);
    await page.comeIn('Mira Holt');
    check();
  });

  for (const [what, around] of [
    ['a zoomed body', 'zoom:1.25'],
    ['a small zoom', 'zoom:.8'],
    ['a zoom in a zoom', 'zoom:1.25" class="outer'],
    ['a transformed box', 'transform:scale(1.2);transform-origin:0 0'],
    ['a scrolled box', 'height:180px;overflow:auto;padding-top:40px'],
  ] as const) {
    for (const dir of ['ltr', 'rtl']) {
      it(`in ${what} (${dir}) the panel of the search is at its field`, async () => {
        const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
        const outer = what === 'a zoom in a zoom' ? 'zoom:1.1' : '';
        const page = await visit(
          world,
          `<div dir="${dir}" style="${outer}"><div style="${around}"><spaces-user-search style="width:400px;margin:20px"></spaces-user-search></div></div>`,
          `token="${token}"`,
        );
        byRole(page.page, 'combobox').focus();
        await sendKeys({ type: 'be' });
        await until(
          () => page.find('[part~="panel"]')?.matches(':popover-open') === true,
          'the panel is open',
        );
        await until(() => {
          const box = page.find('.box')!.getBoundingClientRect();
          const panel = page.find('[part~="panel"]')!.getBoundingClientRect();
          const isAt = Math.min(Math.abs(panel.top - box.bottom), Math.abs(panel.bottom - box.top)) <= 6;
          return isAt && Math.abs(panel.left - box.left) <= 2 && Math.abs(panel.right - box.right) <= 2;
        }, 'the panel is at its field');
      });
    }
  }

  it('with an own dialog, Escape closes only the list of people', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const page = await visit(
      world,
      '<dialog><spaces-user-search></spaces-user-search></dialog>',
      `token="${token}"`,
    );
    const dialog = page.find<HTMLDialogElement>('dialog')!;
    dialog.showModal();
    byRole(page.page, 'combobox').focus();
    await sendKeys({ type: 'be' });
    const isOpen = (): boolean => page.find('[part~="panel"]')?.matches(':popover-open') === true;
    await until(isOpen, 'the panel is open');
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(), 'the panel is closed');
    expect(dialog.open).to.equal(true);
  });
});

describe('A text typed into a field', () => {
  let world: World;

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  it('triggers no shortcuts of the page in any field of any element', async () => {
    world = await startWorld({ seed: 'demo' });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const page = await visit(
      world,
      `<spaces-user-search></spaces-user-search><spaces-list></spaces-list>
       <spaces-chat space="${world.space}"></spaces-chat>
       <spaces-invite-dialog open space="${world.space}"></spaces-invite-dialog>`,
      `token="${token}"`,
    );
    await page.live();
    await until(() => page.findAll('input, textarea, select').length > 7, 'the form is shown');
    await fieldsKeepKeys(page, 8);
  });

  it('triggers no shortcuts of the page in the name and PIN fields', async () => {
    world = await startWorld({ seed: 'pin' });
    const page = await visit(world);
    await fieldsKeepKeys(page, 1);
    page.ask('Mira Holt');
    await page.reach('needs-pin');
    await fieldsKeepKeys(page, 1);
  });

  for (const tag of ['spaces-join', 'spaces-chat', 'spaces-user-search', 'spaces-list']) {
    it(`triggers none from the first key in ${tag}, before any other code is loaded`, async () => {
      world = await startWorld({ seed: 'demo' });
      const element = document.createElement(tag);
      element.setAttribute('invite', world.invite);
      // In the same task, so that nothing can have loaded.
      const heard: string[] = [];
      const hear = ({ key }: Event & { key?: string }): unknown => heard.push(key ?? '');
      document.addEventListener('keydown', hear);
      document.body.append(element);
      const field = document.createElement('input');
      element.shadowRoot!.append(field);
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'k', bubbles: true, composed: true, ctrlKey: true }),
      );
      document.removeEventListener('keydown', hear);
      element.remove();
      expect(heard).to.deep.equal(['k']);
    });
  }

  async function fieldsKeepKeys(page: Visit, least: number): Promise<void> {
    const heard: string[] = [];
    const hear = ({ type, key }: KeyboardEvent): unknown => heard.push(`${type} ${key}`);
    for (const type of ['keydown', 'keypress', 'keyup'] as const) document.addEventListener(type, hear);
    const fields = page.findAll('input, textarea, select');
    expect(fields.length).to.be.at.least(least);
    for (const field of fields) {
      const fire = (key: string, init: KeyboardEventInit & { modifierAltGraph?: boolean } = {}): void => {
        for (const type of ['keydown', 'keypress', 'keyup']) {
          field.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true, ...init }));
        }
      };
      for (const key of ['/', 'j', '?', '1', 'Delete', 'PageDown', 'Unidentified']) fire(key);
      fire('Process', { isComposing: true });
      fire('@', { ctrlKey: true, altKey: true, modifierAltGraph: true });
      expect(heard, `${field.localName} ${field.id}`).to.deep.equal([]);
      fire('k', { ctrlKey: true });
      fire('F1');
      expect(heard.length, 'shortcuts reach the page').to.equal(6);
      heard.length = 0;
    }
    for (const type of ['keydown', 'keypress', 'keyup'] as const) document.removeEventListener(type, hear);
  }
});
