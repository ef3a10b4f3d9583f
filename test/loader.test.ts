import { expect, waitUntil } from '@open-wc/testing';

/** Each test opens a page of its own in a frame, because a registered tag stays registered. */
let frame: HTMLIFrameElement;

async function openPage(body: string, scripts: readonly string[] = ['/src/loader.ts']): Promise<Window> {
  frame = document.createElement('iframe');
  const tags = scripts.map((url) => `<script type="module" src="${url}"></script>`).join('');
  frame.srcdoc = `<!doctype html><html lang="en"><head>${tags}</head><body>${body}</body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame.contentWindow!;
}

const isDefined = (page: Window, tag: string) =>
  (page as typeof globalThis & Window).customElements.get(tag) !== undefined;
const defined = (page: Window, tag: string) =>
  waitUntil(() => isDefined(page, tag), `${tag} is defined`, { timeout: 8_000 });

function add(page: Window, markup: string, to: ParentNode = page.document.body): void {
  const template = page.document.createElement('template');
  template.innerHTML = markup;
  to.append(template.content);
}

describe('a page with the loader', () => {
  afterEach(() => frame.remove());

  it('loads the tags of the page and no others', async () => {
    const page = await openPage('<spaces-provider></spaces-provider>');
    await defined(page, 'spaces-provider');
    expect(isDefined(page, 'spaces-join')).to.equal(false);
    expect(isDefined(page, 'spaces-chat')).to.equal(false);
  });

  it('ignores other elements', async () => {
    const page = await openPage('<p>Hello</p><spaces-unheard-of></spaces-unheard-of>');
    add(page, '<spaces-provider></spaces-provider>');
    await defined(page, 'spaces-provider');
    expect(isDefined(page, 'spaces-unheard-of')).to.equal(false);
  });

  it('loads a tag that is added later, deep inside another element', async () => {
    const page = await openPage('');
    add(page, '<main><section><spaces-join></spaces-join></section></main>');
    await defined(page, 'spaces-join');
    expect(isDefined(page, 'spaces-provider'), 'a page without a provider does not load it').to.equal(false);
  });

  it('loads a tag that is added to an open shadow root', async () => {
    const page = await openPage('<div><template shadowrootmode="open"><b></b></template></div>');
    // A declarative shadow root exists when the loader starts.
    const root = page.document.querySelector('div')!.shadowRoot!;
    add(page, '<spaces-chat></spaces-chat>', root);
    await defined(page, 'spaces-chat');
  });

  it('loads a tag inside an element that is defined later', async () => {
    const page = await openPage('<other-library></other-library>');
    const { HTMLElement, customElements } = page as typeof globalThis & Window;
    class OtherLibrary extends HTMLElement {
      connectedCallback(): void {
        add(page, '<spaces-provider></spaces-provider>', this.attachShadow({ mode: 'open' }));
      }
    }
    customElements.define('other-library', OtherLibrary);
    await defined(page, 'spaces-provider');
  });

  it('loads a tag in a shadow root that the page attaches later', async () => {
    const page = await openPage('<div></div>');
    const root = page.document.querySelector('div')!.attachShadow({ mode: 'open' });
    add(page, '<section><spaces-list></spaces-list></section>', root);
    await defined(page, 'spaces-list');
  });

  it('works beside a form whose fields have the names of methods', async () => {
    const page = await openPage(
      '<form><input name="matches"><input name="shadowRoot"><input name="localName"></form><spaces-join></spaces-join>',
    );
    await defined(page, 'spaces-join');
    add(
      page,
      '<form><input name="querySelectorAll"><input name="nodeType"></form><spaces-chat></spaces-chat>',
    );
    await defined(page, 'spaces-chat');
  });

  it('shows the content of <spaces-join> to no visitor who has not joined', async () => {
    const page = await openPage('<spaces-join><p>The agenda</p></spaces-join>', ['/src/loader.ts?slow']);
    const join = page.document.querySelector('spaces-join')!;
    // Loading takes many tasks, so the element is not defined yet.
    await waitUntil(() => isDefined(page, 'spaces-join') || !join.checkVisibility(), 'it is hidden');
    expect(page.document.querySelector('p')!.checkVisibility()).to.equal(false);
    await defined(page, 'spaces-join');
    await waitUntil(() => join.shadowRoot?.querySelector('.panel'), 'it has rendered');
    expect(join.checkVisibility()).to.equal(true);
    expect(page.document.querySelector('p')!.checkVisibility()).to.equal(false);
  });

  it('works when the page contains it twice', async () => {
    const page = await openPage('<spaces-join></spaces-join>', [
      '/src/loader.ts',
      '/src/loader.ts?again',
      '/src/all.ts',
    ]);
    await defined(page, 'spaces-join');
    await defined(page, 'spaces-chat');
  });
});
