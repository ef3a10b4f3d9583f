/** Bare REST calls to a test's world, without any of the package's own client code. */
import type { World } from '../support/world.ts';

/** JSON as it came; tests say what they expect in it. */
export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
};

export interface Call {
  /** The whole Authorization header. */
  readonly authorization?: string;
  /** A JWT, sent as `jwt <token>`. */
  readonly token?: string;
  readonly pin?: string;
  readonly method?: string;
  /** Sent as JSON; makes it a POST. */
  readonly body?: unknown;
}

export async function rest(world: Pick<World, 'server'>, path: string, call: Call = {}): Promise<Answer> {
  const headers = new Headers();
  if (call.token !== undefined) headers.set('authorization', `jwt ${call.token}`);
  if (call.authorization !== undefined) headers.set('authorization', call.authorization);
  if (call.pin !== undefined) headers.set('spaces-x-space-password', call.pin);
  const response = await fetch(new URL(path, world.server), {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers,
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  return { status: response.status, body: bodyOf(await response.text()), headers: response.headers };
}

/** The token of a new guest. */
export async function guest(world: World, displayname = 'Gwen Guest'): Promise<string> {
  const { body } = await rest(world, '/api/anonymous/auth', { body: { displayname, username: '' } });
  return String(body['token']);
}

/** The token of a new guest who came in by the world's invite. */
export async function guestInside(world: World, displayname?: string, pin?: string): Promise<string> {
  const token = await guest(world, displayname);
  const { status } = await rest(world, invitePath(world), { token, ...(pin !== undefined && { pin }) });
  if (status !== 200) throw new Error(`The join was answered with ${status}.`);
  return token;
}

/** The token of an account user of the seed. */
export async function user(world: World, nick: string): Promise<string> {
  return (await world.control<{ token: string }>({ do: 'token', user: nick })).token;
}

/** Path of the join call behind the invite link. */
export function invitePath({ invite }: Pick<World, 'invite'>): string {
  return `/api${new URL(invite).pathname}`;
}

/** The `data` of a list answer. */
export function dataOf({ body }: Answer): readonly Record<string, unknown>[] {
  return body['data'] as readonly Record<string, unknown>[];
}

/** The `topic` of a join answer. */
export function topicOf({ body }: Answer): Record<string, unknown> {
  return body['topic'] as Record<string, unknown>;
}

/** Text of a message, without its paragraph marks. */
export function textOf(message: Record<string, unknown> | undefined): string {
  return String((message?.['content'] as { bodyText?: string } | undefined)?.bodyText).replace(
    /<[^>]*>/g,
    '',
  );
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
