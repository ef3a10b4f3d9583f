/** Visitors of a test's world: sessions without elements, as a page would make them with `createSpaces`. */
import { aTimeout, waitUntil } from '@open-wc/testing';
import type { ReadableAtom } from 'nanostores';
import { createChat } from '../../src/stores/chat/store.ts';
import type { ChatState, Conversation, TimelineEntry } from '../../src/stores/chat/state.ts';
import { createJoin, type JoinState } from '../../src/stores/join/store.ts';
import { openSpaces, type Spaces, type SpacesConfig } from '../../src/stores/spaces.ts';
import type { World } from './world.ts';

export interface Visitor {
  readonly spaces: Spaces;
  readonly chat: Conversation;
  /** Texts on the screen, oldest first; unsent ones in brackets with their state. */
  texts(): string[];
  state(): ChatState;
  isLive(): boolean;
  leave(): void;
}

/** The configuration for a world; `server` may be a proxy in front of it. */
export function configOf(world: Pick<World, 'server' | 'socket' | 'web'>): SpacesConfig {
  return { server: world.server, webServer: world.web };
}

/** A guest who came through the world's invite and has the conversation open. */
export async function guest(
  world: World,
  name: string,
  config: SpacesConfig = configOf(world),
): Promise<Visitor> {
  const spaces = openSpaces(config);
  const join = createJoin(spaces);
  join.setInvite(world.invite);
  await join.join(name);
  const state: JoinState = join.$join.get();
  if (state.step !== 'joined') throw new Error(`${name} did not get in: ${JSON.stringify(state)}`);
  return openChat(spaces, state.spaceId);
}

export function openChat(spaces: Spaces, spaceId: string): Visitor {
  const chat = createChat(spaces, spaceId);
  const stop = chat.$timeline.listen(() => {});
  return {
    spaces,
    chat,
    texts: () => chat.$timeline.get().entries.map(textOf),
    state: () => chat.$chat.get(),
    isLive: () => chat.$chat.get().line === 'live',
    leave() {
      stop();
      chat.dispose();
      spaces.dispose();
    },
  };
}

function textOf(entry: TimelineEntry): string {
  if (entry.kind === 'message') return entry.message.bodyText.replace(/<[^>]*>/g, '');
  if (entry.kind === 'pending') return `[${entry.status}: ${entry.text}]`;
  return entry.kind === 'gap' ? `[${entry.reason}]` : `[${entry.kind}: ${entry.name}]`;
}

/** Waits until `holds`, looking every 20 ms; the message says what was waited for. */
export function until(holds: () => boolean | Promise<boolean>, what: string, timeout = 8_000): Promise<void> {
  return waitUntil(holds, what, { timeout, interval: 20 });
}

/** The next value of an atom that `fits`. */
export function next<T>($atom: ReadableAtom<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const stop = $atom.listen((value) => {
      if (!fits(value)) return;
      stop();
      resolve(value);
    });
  });
}

/** One turn of the event loop and a little more, for what must NOT happen. */
export const aWhile = (): Promise<void> => aTimeout(300) as Promise<void>;
