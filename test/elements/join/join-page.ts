/** A page with a provider and a `<spaces-join>`, as its author would write it, and what a visitor does there. */
import { fixture, html } from '@open-wc/testing';
import type { SpacesEventMap } from '../../../src/events.ts';
import '../../../src/define/spaces-join.ts';
import type { SpacesJoin } from '../../../src/index.ts';
import { byRole, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export interface JoinPage {
  readonly join: SpacesJoin;
  readonly provider: HTMLElement;
  /** Names of the events so far, in order. */
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

/** `attributes` are those of the join element; the world's invite unless another is given. */
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
  const join = document.createElement('spaces-join');
  for (const [name, value] of Object.entries({ invite: world.invite, ...attributes })) {
    join.setAttribute(name, value);
  }
  join.append(content);
  provider.append(join);
  page.append(provider);
  await settled(join);
  return { join, provider, events, details };
}

/** The provider hands its connection over after its own first update, so one update is not enough. */
export async function settled(join: SpacesJoin): Promise<void> {
  await until(() => join.shadowRoot?.querySelector('h2') !== null, 'the panel is there');
  await join.updateComplete;
}

export async function reach(join: SpacesJoin, step: SpacesJoin['state']['step']): Promise<void> {
  await until(() => join.state.step === step, `${step} (it is ${JSON.stringify(join.state)})`);
  await join.updateComplete;
  await whole(join);
}

/** Parts that are fetched when they are needed have come. */
export async function whole(join: SpacesJoin): Promise<void> {
  await until(() => !join.shadowRoot?.querySelector('.panel > .spinner'), 'all of the panel is there');
  await join.updateComplete;
}

export async function joinAs(join: SpacesJoin, name: string): Promise<void> {
  typeInto(byRole(join, 'textbox', 'Your name'), name);
  byRole(join, 'button', 'Join as guest').click();
}
