/** REST calls to an emulator, without the package's own client code. */
import type { World } from '../support/world.ts';

/** A response with its JSON body. */
export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
};

export interface Call {
  /** The complete Authorization header. */
  readonly authorization?: string;
  /** A JWT, sent as `jwt <token>`. */
  readonly token?: string;
  readonly pin?: string;
  readonly method?: string;
  /** Sent as JSON. The default method is then POST. */
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

/** The token of a new guest who has joined the emulator's space. */
export async function guestInside(world: World, displayname?: string, pin?: string): Promise<string> {
  const token = await guest(world, displayname);
  const { status } = await rest(world, invitePath(world), { token, ...(pin !== undefined && { pin }) });
  if (status !== 200) throw new Error(`The join failed with ${status}.`);
  return token;
}

/** The token of a seeded account user. */
export async function user(world: World, nick: string): Promise<string> {
  return (await world.control<{ token: string }>({ do: 'token', user: nick })).token;
}

/** The path of the join call for the invite link. */
export function invitePath({ invite }: Pick<World, 'invite'>): string {
  return `/api${new URL(invite).pathname}`;
}

/** The `data` of a list response. */
export function dataOf({ body }: Answer): readonly Record<string, unknown>[] {
  return body['data'] as readonly Record<string, unknown>[];
}

/** The `topic` of a join response. */
export function topicOf({ body }: Answer): Record<string, unknown> {
  return body['topic'] as Record<string, unknown>;
}

/** The text of a message, without its tags. */
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
