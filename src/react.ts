'use client';
/**
 * The tags as React components: `spaces-elements/react`. Properties are set as properties, and each event has a handler:
 * `spaces-joined` is `onSpacesJoined`. Handlers are added on the client, also after `hydrateRoot`. Needs the packages
 * `react` and `@lit/react` of the page. The contents and the documentation are those of the tags.
 */
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { SpacesCall as Call } from './define/spaces-call.ts';
import { SpacesChat as Chat } from './define/spaces-chat.ts';
import { SpacesInviteDialog as InviteDialog } from './define/spaces-invite-dialog.ts';
import { SpacesJoin as Join } from './define/spaces-join.ts';
import { SpacesLauncher as Launcher } from './define/spaces-launcher.ts';
import { SpacesList as List } from './define/spaces-list.ts';
import { SpacesProvider as Provider } from './define/spaces-provider.ts';
import { SpacesUserSearch as UserSearch } from './define/spaces-user-search.ts';
import type { SpacesEventMap } from './events.ts';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;
type Handlers<Type extends keyof SpacesEventMap> = {
  readonly [T in Type as `on${Pascal<T>}`]: EventName<SpacesEventMap[T]>;
};

/** The names of the handlers for these events. */
function handlersOf<Type extends keyof SpacesEventMap>(...types: readonly Type[]): Handlers<Type> {
  const handler = (type: string): string =>
    `on-${type}`.replace(/-(\w)/g, (_, first: string) => first.toUpperCase());
  return Object.fromEntries(types.map((type) => [handler(type), type])) as object as Handlers<Type>;
}

export const SpacesProvider = createComponent({
  react,
  tagName: 'spaces-provider',
  elementClass: Provider,
  events: handlersOf('spaces-signed-in', 'spaces-signed-out', 'spaces-space-picked', 'spaces-error'),
});

export const SpacesJoin = createComponent({
  react,
  tagName: 'spaces-join',
  elementClass: Join,
  events: handlersOf(
    'spaces-before-join',
    'spaces-joined',
    'spaces-left',
    'spaces-session-expiring',
    'spaces-session-expired',
    'spaces-error',
  ),
});

export const SpacesChat = createComponent({
  react,
  tagName: 'spaces-chat',
  elementClass: Chat,
  events: handlersOf(
    'spaces-before-send',
    'spaces-message-sent',
    'spaces-message-received',
    'spaces-unread',
    'spaces-left',
    'spaces-panel-changed',
    'spaces-before-direct',
    'spaces-direct-opened',
    'spaces-error',
  ),
});

export const SpacesInviteDialog = createComponent({
  react,
  tagName: 'spaces-invite-dialog',
  elementClass: InviteDialog,
  events: handlersOf('spaces-before-invite', 'spaces-invited', 'spaces-invitation-ready', 'spaces-error'),
});

export const SpacesUserSearch = createComponent({
  react,
  tagName: 'spaces-user-search',
  elementClass: UserSearch,
  events: {
    ...handlersOf(
      'spaces-person-picked',
      'spaces-person-removed',
      'spaces-direct-opened',
      'spaces-call-opened',
      'spaces-error',
    ),
    onChange: 'change' as EventName<Event>,
  },
});

export const SpacesCall = createComponent({
  react,
  tagName: 'spaces-call',
  elementClass: Call,
  events: handlersOf('spaces-call-joined', 'spaces-call-left', 'spaces-call-incoming', 'spaces-error'),
});

export const SpacesList = createComponent({
  react,
  tagName: 'spaces-list',
  elementClass: List,
  events: handlersOf('spaces-before-pick', 'spaces-space-picked', 'spaces-direct-opened', 'spaces-error'),
});

export const SpacesLauncher = createComponent({
  react,
  tagName: 'spaces-launcher',
  elementClass: Launcher,
  events: handlersOf('spaces-launcher-toggled'),
});
