/** A page with a provider and a `<spaces-join>`, what a visitor does there, and what the element shows. */
import { fixture, html } from '@open-wc/testing';
import type { SpacesEventMap } from '../../../src/events.ts';
import '../../../src/define/spaces-join.ts';
import type { SpacesJoin, SpacesProvider } from '../../../src/index.ts';
import { byRole, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export interface JoinPage {
  readonly join: SpacesJoin;
  readonly provider: SpacesProvider;
  /** The names of the events so far, in order. */
  readonly events: string[];
  readonly details: unknown[];
}

const names: readonly (keyof SpacesEventMap)[] = [
  'spaces-before-join',
  'spaces-joined',
  'spaces-left',
  'spaces-session-expired',
  'spaces-error',
];

/** `attributes` are those of `<spaces-join>`; the invitation is the world's unless another one is given. */
export async function openPage(
  world: World,
  attributes: Readonly<Record<string, string>> = {},
  content = '',
): Promise<JoinPage> {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const events: string[] = [];
  const details: unknown[] = [];
  for (const name of names) {
    page.addEventListener(name, (event) => {
      events.push(name);
      details.push(event.detail);
    });
  }
  const provider = document.createElement('spaces-provider');
  provider.setAttribute('server', world.server);
  provider.setAttribute('web-server', world.web);
  page.append(provider);
  const join = await addJoin(provider, { invite: world.invite, ...attributes }, content);
  return { join, provider, events, details };
}

/** Adds a `<spaces-join>` and waits until it shows its first state. */
export async function addJoin(
  parent: ParentNode,
  attributes: Readonly<Record<string, string>>,
  content = '',
): Promise<SpacesJoin> {
  const join = document.createElement('spaces-join');
  for (const [name, value] of Object.entries(attributes)) join.setAttribute(name, value);
  join.append(content);
  parent.append(join);
  await settled(join);
  return join;
}

/** Waits until the panel is shown; the provider hands over its connection after its own first update. */
export async function settled(join: SpacesJoin): Promise<void> {
  await until(() => Boolean(join.shadowRoot?.querySelector('h2')), 'the panel is shown');
  await complete(join);
}

export async function reach(join: SpacesJoin, step: SpacesJoin['state']['step']): Promise<void> {
  await until(() => join.state.step === step, `${step} (it is ${JSON.stringify(join.state)})`);
  await join.updateComplete;
  await complete(join);
}

/** Waits until the parts that load later are shown. */
async function complete(join: SpacesJoin): Promise<void> {
  await join.updateComplete;
  const lines = (): Element[] => [...(join.shadowRoot?.querySelectorAll('.quiet-line') ?? [])];
  const isLoading = (): boolean => lines().some(({ textContent }) => textContent === '…');
  await until(() => !isLoading(), 'the whole panel is shown');
  await join.updateComplete;
}

export function joinAs(join: SpacesJoin, name: string): void {
  typeInto(byRole(join, 'textbox', 'Your name'), name);
  press(join, 'Join as guest');
}

export function press(join: SpacesJoin, button: string | RegExp): void {
  byRole(join, 'button', button).click();
}

export function textOf(join: SpacesJoin): string {
  return join.shadowRoot?.textContent ?? '';
}

export function markupOf(join: SpacesJoin): string {
  return join.shadowRoot?.innerHTML ?? '';
}

export function headingOf(join: SpacesJoin): string {
  return byRole(join, 'heading').textContent;
}

export function avatarOf(join: SpacesJoin): Element {
  return join.shadowRoot!.querySelector('.avatar')!;
}

/** The embedded conversation. */
export function chatOf(join: SpacesJoin): HTMLElement | null {
  return join.shadowRoot?.querySelector('spaces-chat') ?? null;
}

/** The field of the embedded conversation. */
export function composerOf(join: SpacesJoin): HTMLTextAreaElement | undefined {
  return chatOf(join)?.shadowRoot?.querySelector('textarea') ?? undefined;
}

/** Whether an element, of this page or of a frame, has rendered once. */
export function isRendered({ shadowRoot }: Element): boolean {
  return (shadowRoot?.childElementCount ?? 0) > 0;
}
