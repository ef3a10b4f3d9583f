/** What a visitor does to reach a state: finds controls by role and name, through shadow roots, and waits for what happens. */
import type { Action } from '../emulator/control/actions.ts';

const roles = {
  button: 'button, [role="button"]',
  checkbox: 'input[type="checkbox"]',
  field:
    'textarea, [role="combobox"], [role="textbox"], input:not([type]), input[type="text"], input[type="search"]',
  menuitem: '[role="menuitem"]',
  option: '[role="option"]',
};

export type Role = keyof typeof roles;

/** An element of ours, as its state is public. */
type Tag = HTMLElement & { readonly state?: { readonly step?: string; readonly line?: string } };

export class Visitor {
  /** The tag whose state is shown. */
  readonly tag: Tag;
  readonly #server: string;

  constructor(tag: Tag, server: string) {
    this.tag = tag;
    this.#server = server;
  }

  /** Waits for a control and clicks it. `name`: its accessible name, or how that begins; the name of an option can begin with initials. */
  async press(name: string, role: Role = 'button'): Promise<void> {
    (await this.finds(role, name)).click();
  }

  /** Waits for a field and types into it. */
  async types(name: string, text: string): Promise<void> {
    const field = (await this.finds('field', name)) as HTMLInputElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  async joinsAs(name: string): Promise<void> {
    await this.types('Your name', name);
    await this.press('Join as guest');
  }

  async joins(name = 'Mira Holt'): Promise<void> {
    await this.joinsAs(name);
    await this.reaches('joined');
  }

  /** Sends a message. */
  async says(text: string): Promise<void> {
    await this.types('Message', text);
    await this.press('Send');
  }

  /** Moves the pointer over the element with this text until it shows a button, whose code may still be loading. */
  async pointsAt(selector: string, text: string, button: string): Promise<void> {
    await until(
      () => {
        const found = visible(selector).find(({ textContent }) => textContent.includes(text));
        found?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
        return found && visible(roles.button).some((each) => nameOf(each) === button);
      },
      () => `the button “${button}”`,
    );
  }

  /** Presses a key in the control that has the focus. */
  key(key: string): void {
    deepFocus()?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );
  }

  async finds(role: Role, name: string): Promise<HTMLElement> {
    return until(
      () =>
        visible(roles[role]).find((each) => {
          const own = nameOf(each);
          return own.startsWith(name) || (role === 'option' && own.includes(name));
        }),
      () => `${role} “${name}”`,
    );
  }

  async sees(text: string): Promise<void> {
    await until(
      () => seenText().includes(text),
      () => `the text “${text}”`,
    );
  }

  /** Waits for an element by selector, through shadow roots. */
  async findsPart<Found extends HTMLElement = HTMLElement>(selector: string): Promise<Found> {
    return until(
      () => visible<Found>(selector)[0],
      () => selector,
    );
  }

  /** Waits for the `step` of the state. */
  async reaches(step: string): Promise<void> {
    await until(
      () => this.tag.state?.step === step,
      () => `the step ${step}, not ${JSON.stringify(this.tag.state)}`,
    );
  }

  /** Waits until something is true of the tag. */
  async waitsFor(isTrue: (tag: Tag) => boolean): Promise<void> {
    await until(
      () => isTrue(this.tag),
      () => String(isTrue),
    );
  }

  /** Waits for the `line` of a conversation, which can be inside another tag. */
  async reachesLine(line: string): Promise<void> {
    await until(
      () => deep(document).some((one: Tag) => one.localName === 'spaces-chat' && one.state?.line === line),
      () => `the line ${line}`,
    );
  }

  /** Runs an action of the emulator. */
  async control<Answer = unknown>(action: Action): Promise<Answer> {
    const response = await fetch(`${this.#server}/_emulator/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Answer;
  }
}

/** Waits until nothing is loading, fading or moving. */
export async function settled(): Promise<void> {
  await until(
    () => deep(document).every((one) => one.matches(':defined')),
    () => 'all tags',
  );
  const moving = deep(document)
    .flatMap((one) => one.getAnimations())
    .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
  await document.fonts.ready;
}

async function until<Value>(look: () => Value | undefined | false, what: () => string): Promise<Value> {
  const end = performance.now() + 16_000;
  for (;;) {
    const value = look();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what()}.`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** All elements, through open shadow roots. */
function deep(root: Document | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) =>
    one.shadowRoot ? [one, ...deep(one.shadowRoot)] : [one],
  );
}

function visible<Found extends HTMLElement>(selector: string): Found[] {
  return deep(document).filter(
    (one): one is Found => one.matches(selector) && one.checkVisibility({ visibilityProperty: true }),
  );
}

function seenText(): string {
  const roots = deep(document).flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return roots.map(({ textContent }) => textContent ?? '').join(' ');
}

/** The accessible name, as far as our markup needs its rules. */
function nameOf(element: HTMLElement): string {
  const labelledBy = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as ShadowRoot;
  const text =
    element.getAttribute('aria-label') ??
    (labelledBy && root.getElementById(labelledBy)?.textContent) ??
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.labels?.[0]?.textContent
      : element.textContent);
  return (text ?? '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function deepFocus(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
