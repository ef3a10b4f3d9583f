/** A call in a small window above all others: the stage with its controls, or one picture. Loads when the user asks for it. */
import { type CSSResult, type LitElement, render, type TemplateResult } from 'lit';
import { showNewTexts } from '../../controllers/translated-text.ts';

/** Chromium's window for any content. TypeScript does not know it yet. */
interface DocumentPictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

const size = { width: 400, height: 480 };

export interface SmallWindowOptions {
  readonly host: LitElement;
  readonly styles: readonly CSSResult[];
  readonly onKey: (event: KeyboardEvent) => void;
  /** The user has closed the window, or the element has. */
  readonly onClose: () => void;
}

export class SmallWindow {
  readonly #window: Window & typeof globalThis;
  readonly #root: ShadowRoot;

  private constructor(window: Window & typeof globalThis, options: SmallWindowOptions) {
    this.#window = window;
    this.#root = rootIn(window, options);
    window.addEventListener('pagehide', options.onClose, { once: true });
  }

  /** Called by a click of the user. Undefined if the browser has no such window, or refuses it. */
  static async open(options: SmallWindowOptions): Promise<SmallWindow | undefined> {
    const { documentPictureInPicture } = window as { documentPictureInPicture?: DocumentPictureInPicture };
    try {
      const opened = await documentPictureInPicture?.requestWindow(size);
      return opened && new SmallWindow(opened, options);
    } catch {
      return undefined;
    }
  }

  /** Finds an element of the stage there. */
  get root(): ShadowRoot {
    return this.#root;
  }

  render(stage: TemplateResult): void {
    render(stage, this.#root, { creationScope: this.#window.document });
    showNewTexts(this.#root);
  }

  close(): void {
    this.#window.close();
  }
}

/** Shows one picture above all other windows, or no longer. False if the browser refuses. */
export async function togglePicture(video: HTMLVideoElement | null): Promise<boolean> {
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await video?.requestPictureInPicture();
    return video !== null;
  } catch {
    return false;
  }
}

/** The place for the stage. It has the tag of the element, so that the page's rules for it apply, but is not one. */
function rootIn(window: Window & typeof globalThis, { host, styles, onKey }: SmallWindowOptions): ShadowRoot {
  const { document: target } = window;
  const { elementStyles } = host.constructor as typeof LitElement;
  const own = [...(elementStyles as CSSResult[]), ...styles].map(({ cssText }) => cssText);
  const place = target.createElement(host.localName);
  const look = getComputedStyle(host);
  for (const name of new Set(own.join().match(/--spaces-[\w-]+/g)))
    place.style.setProperty(name, look.getPropertyValue(name));
  place.style.cssText += `;display: block; padding: 12px; font-family: ${look.fontFamily}`;
  place.addEventListener('keydown', onKey);
  const { documentElement: page, body } = target;
  page.lang = host.renderRoot.querySelector<HTMLElement>('[lang]')?.lang ?? '';
  page.dir = look.direction;
  page.style.colorScheme = look.colorScheme;
  page.style.background = look.backgroundColor;
  target.title = document.title;
  body.style.margin = '0';
  body.append(place);
  const root = place.attachShadow({ mode: 'open' });
  target.adoptedStyleSheets = pageRules().map((rules) => sheetIn(window, rules));
  root.adoptedStyleSheets = own.map((rules) => sheetIn(window, rules));
  return root;
}

/** A document accepts no style sheets that another one has constructed. */
function sheetIn(window: Window & typeof globalThis, rules: string): CSSStyleSheet {
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** The rules of the page, such as those for parts. Sheets of other sites cannot be read. */
function pageRules(): string[] {
  return [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    } catch {
      return [];
    }
  });
}
