/** The React components: what a React page sets reaches the tags, and every event reaches its handler. */
import { expect } from '@open-wc/testing';
import { act, createElement, type FunctionComponent, StrictMode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import * as components from '../../src/react.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

type Props = Record<string, unknown>;
const componentsByTag = Object.entries(components).map(
  ([name, component]) =>
    [
      name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
      component as unknown as FunctionComponent<Props>,
    ] as const,
);

/** `onSpacesJoined` for `spaces-joined`. */
const handlerOf = (type: string): string =>
  `on-${type}`.replace(/-(\w)/g, (_, first: string) => first.toUpperCase());

/** The events of each tag. `npm run check` compares the components with the manifest. */
const events: Readonly<Record<string, readonly string[]>> = {
  'spaces-provider': ['spaces-signed-in', 'spaces-signed-out', 'spaces-error'],
  'spaces-join': [
    'spaces-before-join',
    'spaces-joined',
    'spaces-left',
    'spaces-session-expiring',
    'spaces-session-expired',
    'spaces-error',
  ],
  'spaces-chat': [
    'spaces-before-send',
    'spaces-message-sent',
    'spaces-message-received',
    'spaces-unread',
    'spaces-left',
    'spaces-error',
  ],
  'spaces-invite-dialog': [
    'spaces-before-invite',
    'spaces-invited',
    'spaces-invitation-ready',
    'spaces-error',
  ],
  'spaces-user-search': [
    'spaces-person-picked',
    'spaces-person-removed',
    'spaces-direct-opened',
    'spaces-call-opened',
    'spaces-error',
    'change',
  ],
  'spaces-list': ['spaces-space-picked', 'spaces-error'],
  'spaces-launcher': ['spaces-launcher-toggled'],
  'spaces-call': ['spaces-call-joined', 'spaces-call-left', 'spaces-call-incoming', 'spaces-error'],
};

describe('A React component', () => {
  let box: HTMLElement;
  let root: Root | undefined;

  before(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });
  afterEach(async () => {
    await act(async () => root?.unmount());
    root = undefined;
    box.remove();
  });
  after(() => Reflect.deleteProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT'));

  for (const [tag, component] of componentsByTag) {
    it(`has a handler for each event of <${tag}> after hydration in strict mode`, async () => {
      const own = events[tag] ?? [];
      expect(own.length).to.be.above(0);
      const heard: string[] = [];
      const props = Object.fromEntries(
        own.map((type) => [handlerOf(type), ({ type: found }: Event) => heard.push(found)]),
      );
      const app = createElement(StrictMode, null, createElement(component, props));
      // The markup that a server sends for it.
      box.innerHTML = `<${tag}></${tag}>`;
      await act(async () => {
        root = hydrateRoot(box, app);
      });
      const element = box.querySelector(tag)!;
      for (const type of own) element.dispatchEvent(new CustomEvent(type, { bubbles: true }));
      expect(heard).to.deep.equal(own);
    });
  }

  it('lets a guest join', async () => {
    const world: World = await startWorld({ seed: 'empty' });
    const { SpacesJoin, SpacesProvider } = components;
    let joined: string | undefined;
    const join = createElement(SpacesJoin, {
      invite: world.invite,
      guestName: 'Mira Holt',
      autoJoin: true,
      onSpacesJoined: ({ detail }) => (joined = detail.spaceId),
    });
    try {
      await act(async () => {
        root = createRoot(box);
        root.render(createElement(SpacesProvider, { server: world.server, webServer: world.web }, join));
      });
      await until(() => joined === world.space, 'the guest is in');
    } finally {
      await act(async () => root?.unmount());
      await world.stop();
    }
  });
});
