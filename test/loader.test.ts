import { expect, waitUntil } from '@open-wc/testing';

/** Each page is a frame: a tag that is registered stays registered, so one page cannot hold two stories. */
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

const isThere = (page: Window, tag: string) =>
  (page as typeof globalThis & Window).customElements.get(tag) !== undefined;
const comes = (page: Window, tag: string) =>
  waitUntil(() => isThere(page, tag), `${tag} comes`, { timeout: 8_000 });

function add(page: Window, markup: string, to: ParentNode = page.document.body): void {
  const template = page.document.createElement('template');
  template.innerHTML = markup;
  to.append(template.content);
}

describe('a page with the loader', () => {
  afterEach(() => frame.remove());

  it('fetches the tags that stand on it and no others', async () => {
    const page = await openPage('<spaces-provider></spaces-provider>');
    await comes(page, 'spaces-provider');
    expect(isThere(page, 'spaces-join')).to.equal(false);
    expect(isThere(page, 'spaces-chat')).to.equal(false);
  });

  it('fetches nothing where there is none of ours', async () => {
    const page = await openPage('<p>Hello</p><spaces-unheard-of></spaces-unheard-of>');
    add(page, '<spaces-provider></spaces-provider>');
    await comes(page, 'spaces-provider');
    expect(isThere(page, 'spaces-unheard-of')).to.equal(false);
  });

  it('fetches a tag that comes later, deep inside something else', async () => {
    const page = await openPage('');
    add(page, '<main><section><spaces-join></spaces-join></section></main>');
    await comes(page, 'spaces-join');
    expect(isThere(page, 'spaces-provider'), 'a page without a provider does not fetch one').to.equal(false);
  });

  it('finds a tag inside an open shadow root, at once and later', async () => {
    const page = await openPage('<div><template shadowrootmode="open"><b></b></template></div>');
    // srcdoc pages read declarative shadow roots; this one is watched from the start.
    const root = page.document.querySelector('div')!.shadowRoot!;
    add(page, '<spaces-chat></spaces-chat>', root);
    await comes(page, 'spaces-chat');
  });

  it('finds a tag inside an element whose class arrives later', async () => {
    const page = await openPage('<other-library></other-library>');
    const { HTMLElement, customElements } = page as typeof globalThis & Window;
    class OtherLibrary extends HTMLElement {
      connectedCallback(): void {
        add(page, '<spaces-provider></spaces-provider>', this.attachShadow({ mode: 'open' }));
      }
    }
    customElements.define('other-library', OtherLibrary);
    await comes(page, 'spaces-provider');
  });

  it('does no harm when it is there twice', async () => {
    const page = await openPage('<spaces-join></spaces-join>', [
      '/src/loader.ts',
      '/src/loader.ts?again',
      '/src/all.ts',
    ]);
    await comes(page, 'spaces-join');
    await comes(page, 'spaces-chat');
  });
});
