/** Visitors without elements: sessions as a page creates them with `createSpaces`. */
import { aTimeout, waitUntil } from '@open-wc/testing';
import type { ReadableAtom } from 'nanostores';
import { createChat } from '../../src/stores/chat/store.ts';
import type { ChatState, Conversation, TimelineEntry } from '../../src/stores/chat/state.ts';
import { JoinStore } from '../../src/stores/join/store.ts';
import type { JoinState } from '../../src/stores/join/state.ts';
import { openSpaces, type Spaces, type SpacesConfig } from '../../src/stores/spaces.ts';
import type { World } from './world.ts';

export interface Visitor {
  readonly spaces: Spaces;
  readonly chat: Conversation;
  /** Texts of the conversation, oldest first; unsent ones in brackets with their status. */
  texts(): string[];
  state(): ChatState;
  isLive(): boolean;
  /** No longer shows the conversation. */
  stop(): void;
  leave(): void;
}

/** The configuration for a world. Replace `server` to use a proxy. */
export function configOf(world: Pick<World, 'server' | 'socket' | 'web'>): SpacesConfig {
  return { server: world.server, webServer: world.web };
}

/** A guest who joined through the world's invite, with the conversation open. */
export async function guest(
  world: World,
  name: string,
  config: SpacesConfig = configOf(world),
): Promise<Visitor> {
  const spaces = openSpaces(config);
  const join = new JoinStore(spaces);
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
    texts: () => Array.from(chat.$timeline.get().entries, textOf),
    state: () => chat.$chat.get(),
    isLive: () => chat.$chat.get().line === 'live',
    stop,
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
  if (entry.kind === 'gap') return `[${entry.reason}]`;
  return `[${entry.kind}: ${entry.kind === 'new-role' ? entry.role : entry.name}]`;
}

/** Waits until `holds` returns true. `what` names the condition in the error message. */
export function until(holds: () => boolean | Promise<boolean>, what: string, timeout = 8_000): Promise<void> {
  const asks = async (): Promise<boolean> => {
    const answer = holds();
    if (typeof answer === 'boolean') return answer;
    if (await answer) return true;
    // To ask another page or a server takes time that their own work needs.
    await aTimeout(30);
    return false;
  };
  return waitUntil(asks, what, { timeout, interval: 20 });
}

/** Waits until the service holds back a request to a path with this end: `release` answers only those. */
export function untilHanging(world: World, end: string): Promise<void> {
  return until(
    async () => (await world.requests()).some(({ path, status }) => status === 0 && path.endsWith(end)),
    `a request to …${end} hangs`,
  );
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

/** Waits a moment, to check that something does not happen. */
export const aWhile = (): Promise<void> => aTimeout(300) as Promise<void>;
