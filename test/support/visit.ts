/** One visitor's part of a page: a provider with what its author wrote inside, and what the visitor does and finds there. */
import { fixture } from '@open-wc/testing';
import '../../src/all.ts';
import type { SpacesEventMap } from '../../src/events.ts';
import type { SpacesChat, SpacesJoin } from '../../src/index.ts';
import { allByRole, byRole, everything, nameOf, typeInto } from './by-role.ts';
import { until } from './visitors.ts';
import type { World } from './world.ts';

export interface Heard {
  readonly type: string;
  readonly detail: unknown;
}

/** One row of the conversation, as it is shown. */
export interface Row {
  /** The service's id; undefined as long as it is not stored. */
  readonly id: string | undefined;
  readonly text: string;
  /** What the row is called for a screen reader: who, when, and what became of it. */
  readonly label: string;
  /** The element that holds the text. */
  readonly body: HTMLElement;
}

const eventNames: readonly (keyof SpacesEventMap)[] = [
  'spaces-before-join',
  'spaces-joined',
  'spaces-left',
  'spaces-session-expiring',
  'spaces-session-expired',
  'spaces-signed-in',
  'spaces-signed-out',
  'spaces-before-send',
  'spaces-message-sent',
  'spaces-message-received',
  'spaces-unread',
  'spaces-error',
];

/** The markup of a page's usual join element, the conversation in place. */
export function joinMarkup(world: Pick<World, 'invite'>, attributes = 'chat'): string {
  return `<spaces-join invite="${world.invite}" ${attributes}></spaces-join>`;
}

/** A page, or a part of it, with its own provider; `inside` is the markup within that, `settings` its attributes. */
export async function visit(world: World, inside: string = joinMarkup(world), settings = ''): Promise<Visit> {
  const page = await fixture<HTMLElement>('<div></div>');
  // It listens before there is anything to hear.
  const opened = new Visit(page);
  page.innerHTML = `<spaces-provider server="${world.server}" web-server="${world.web}" ${settings}>${inside}</spaces-provider>`;
  pages.add(opened);
  await opened.settled();
  return opened;
}

const pages = new Set<Visit>();

/** Ends every session at once: a page of the last test must not go on knocking at its server in the next one. */
export function leaveAll(): void {
  for (const { page } of pages) {
    for (const join of page.querySelectorAll('spaces-join')) join.signOut();
    page.remove();
  }
  pages.clear();
}

export class Visit {
  readonly page: HTMLElement;
  readonly heard: Heard[] = [];

  constructor(page: HTMLElement) {
    this.page = page;
    for (const type of eventNames) {
      page.addEventListener(type, ({ detail }) => this.heard.push({ type, detail }));
    }
  }

  get provider(): HTMLElement {
    return this.page.querySelector('spaces-provider')!;
  }

  get join(): SpacesJoin {
    return this.page.querySelector('spaces-join')!;
  }

  /** The first conversation there is: beside the join element, or in place of it. */
  get chat(): SpacesChat {
    const found = this.find<SpacesChat>('spaces-chat');
    if (!found) throw new Error('There is no conversation on the page.');
    return found;
  }

  /** The first element that matches, however deep. */
  find<Found extends HTMLElement>(selector: string): Found | undefined {
    return everything(this.page).find((element): element is Found => element.matches(selector));
  }

  findAll(selector: string): HTMLElement[] {
    return everything(this.page).filter((element) => element.matches(selector));
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  /** Names of all buttons to be seen. */
  get buttons(): string[] {
    return allByRole(this.page, 'button').map((button) => nameOf(button));
  }

  get alerts(): string[] {
    return allByRole(this.page, 'alert').map((alert) => nameOf(alert));
  }

  /** All elements have drawn themselves; a provider hands its connection over only after its own first update. */
  async settled(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      const drawn = everything(this.page).map((element) =>
        'updateComplete' in element ? element.updateComplete : undefined,
      );
      await Promise.all(drawn);
    }
  }

  press(name: string | RegExp): void {
    byRole(this.page, 'button', name).click();
  }

  name(name: string): void {
    typeInto(byRole(this.page, 'textbox', 'Your name'), name);
  }

  /** Types a name and presses the button, once. */
  ask(name: string): void {
    this.name(name);
    this.press('Join as guest');
  }

  /** Goes all the way in, until the conversation is live. */
  async comeIn(name: string): Promise<this> {
    this.ask(name);
    await this.live();
    return this;
  }

  async reach(step: SpacesJoin['state']['step'], timeout?: number): Promise<void> {
    const { join } = this;
    await until(() => join.state.step === step, `the step ${step}`, timeout);
    await join.updateComplete;
    // Parts that are fetched when they are needed have come.
    await until(() => !join.shadowRoot?.querySelector('.panel > .spinner'), 'all of the panel', timeout);
    await join.updateComplete;
  }

  get isLive(): boolean {
    return this.find<SpacesChat>('spaces-chat')?.state?.line === 'live';
  }

  async live(timeout?: number): Promise<void> {
    await until(() => this.isLive, 'the conversation is live', timeout);
    await this.chat.updateComplete;
  }

  /** Writes and sends as a visitor does. */
  say(text: string): void {
    typeInto(byRole(this.chat, 'textbox', 'Message'), text);
    byRole(this.chat, 'button', 'Send').click();
  }

  /** The rows in view and near it, oldest first; the list draws no others. */
  get rows(): Row[] {
    return rowsIn(this.chat);
  }

  get texts(): string[] {
    return this.rows.map(({ text }) => text);
  }

  /**
   * Scrolls from the newest message to the oldest and gives what was there: id → text, oldest first.
   * @param look called at each stop
   */
  async readAll(look: () => void = () => {}): Promise<Map<string, string>> {
    const log = byRole(this.chat, 'log');
    const seen = new Map<string, string>();
    for (let still = 0; still < 3;) {
      look();
      const before = log.scrollTop;
      for (const { id, text } of this.rows.toReversed())
        if (id !== undefined && !seen.has(id)) seen.set(id, text);
      log.scrollTop = before - log.clientHeight / 2;
      await aFrame();
      await aFrame();
      still = log.scrollTop === before ? still + 1 : 0;
    }
    return new Map([...seen].toReversed());
  }

  /** Waits until this is the newest text and the service has it. */
  async reads(text: string, timeout?: number): Promise<void> {
    const newest = (): boolean => {
      const row = this.rows.at(-1);
      return row?.text === text && row.id !== undefined;
    };
    await until(newest, `"${text}" is the newest message`, timeout);
  }
}

const aFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The rows that a conversation draws. */
export function rowsIn(chat: SpacesChat): Row[] {
  const shown = [...(chat.shadowRoot?.querySelectorAll<HTMLElement>('[role="log"] article') ?? [])];
  return shown.map((row) => {
    const body = row.querySelector<HTMLElement>('[dir="auto"]')!;
    const text = body.textContent ?? '';
    return { id: row.dataset['messageId'], text, label: row.ariaLabel ?? '', body };
  });
}
