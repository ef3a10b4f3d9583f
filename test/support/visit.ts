/** A part of a page with its own provider, used like a visitor would: press buttons, type, and read what is shown. */
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

/** One row of the conversation, as shown. */
export interface Row {
  /** The service's id; undefined until the service stores the message. */
  readonly id: string | undefined;
  readonly text: string;
  /** The accessible name of the row: author, time and delivery status. */
  readonly label: string;
  /** The element that contains the text. */
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

/** Markup of a join element, by default with the conversation embedded. */
export function joinMarkup(world: Pick<World, 'invite'>, attributes = 'chat'): string {
  return `<spaces-join invite="${world.invite}" ${attributes}></spaces-join>`;
}

/** Adds a provider to the page. `inside`: its content; `settings`: its attributes. */
export async function visit(world: World, inside: string = joinMarkup(world), settings = ''): Promise<Visit> {
  const page = await fixture<HTMLElement>('<div></div>');
  // Listens before the first event.
  const opened = new Visit(page);
  page.innerHTML = `<spaces-provider server="${world.server}" web-server="${world.web}" ${settings}>${inside}</spaces-provider>`;
  pages.add(opened);
  await opened.settled();
  return opened;
}

const pages = new Set<Visit>();

/** Ends all sessions, so that no page of one test sends requests during the next one. */
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

  /** The first conversation on the page, embedded in the join element or beside it. */
  get chat(): SpacesChat {
    const found = this.find<SpacesChat>('spaces-chat');
    if (!found) throw new Error('There is no conversation on the page.');
    return found;
  }

  /** The first element that matches, through shadow roots. */
  find<Found extends HTMLElement>(selector: string): Found | undefined {
    return everything(this.page).find((element): element is Found => element.matches(selector));
  }

  findAll<Found extends HTMLElement>(selector: string): Found[] {
    return everything(this.page).filter((element): element is Found => element.matches(selector));
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  /** Names of all visible buttons. */
  get buttons(): string[] {
    return allByRole(this.page, 'button').map((button) => nameOf(button));
  }

  get alerts(): string[] {
    return allByRole(this.page, 'alert').map((alert) => nameOf(alert));
  }

  /** Resolves when all elements have rendered. Several rounds, because a provider gives its connection only after its first update. */
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

  /** Opens the menu of the conversation and chooses an item. */
  async choose(item: string): Promise<void> {
    this.press('Menu');
    await until(() => allByRole(this.page, 'menuitem', item).length > 0, `the item ${item}`);
    byRole(this.page, 'menuitem', item).click();
  }

  name(name: string): void {
    typeInto(byRole(this.page, 'textbox', 'Your name'), name);
  }

  /** Types a name and presses the button. */
  ask(name: string): void {
    this.name(name);
    this.press('Join as guest');
  }

  /** Joins and waits until the conversation is live. */
  async comeIn(name: string): Promise<this> {
    this.ask(name);
    await this.live();
    return this;
  }

  async reach(step: SpacesJoin['state']['step'], timeout?: number): Promise<void> {
    const { join } = this;
    await until(() => join.state.step === step, `the step ${step}`, timeout);
    await join.updateComplete;
    // Wait for parts of the panel that load later.
    const isLoading = (): boolean => everything(join).some((one) => one.matches('.panel > .spinner'));
    await until(() => !isLoading(), 'all of the panel', timeout);
    await join.updateComplete;
  }

  get isLive(): boolean {
    return this.find<SpacesChat>('spaces-chat')?.state?.line === 'live';
  }

  async live(timeout?: number): Promise<void> {
    await until(() => this.isLive, 'the conversation is live', timeout);
    await this.chat.updateComplete;
  }

  /** Types a message and sends it. */
  say(text: string): void {
    typeInto(byRole(this.chat, 'textbox', 'Message'), text);
    byRole(this.chat, 'button', 'Send').click();
  }

  /** The rendered rows, oldest first: only those in view and near it. */
  get rows(): Row[] {
    return rowsIn(this.chat);
  }

  get texts(): string[] {
    return this.rows.map(({ text }) => text);
  }

  /**
   * Scrolls from the newest message to the oldest and returns the texts by id, oldest first.
   * @param look called after each step
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

  /** Waits until this is the newest message and the service has stored it. */
  async reads(text: string, timeout?: number): Promise<void> {
    const newest = (): boolean => {
      const row = this.rows.at(-1);
      return row?.text === text && row.id !== undefined;
    };
    await until(newest, `"${text}" is the newest message`, timeout);
  }
}

const aFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The rendered rows of a conversation. */
export function rowsIn(chat: SpacesChat): Row[] {
  const shown = everything(chat).filter((element) => element.matches('[role="log"] article'));
  return shown.map((row) => {
    const body = row.querySelector<HTMLElement>('[dir="auto"]')!;
    const text = body.textContent ?? '';
    return { id: row.dataset['messageId'], text, label: row.ariaLabel ?? '', body };
  });
}
