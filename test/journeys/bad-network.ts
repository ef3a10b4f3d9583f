/** Three people write to each other while their network fails repeatedly, in the same way for each seed. */
import { executeServerCommand } from '@web/test-runner-commands';
import { configOf, guest, until, type Visitor } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

export interface BadNetwork {
  readonly messages: number;
  /** Number of resets and of stalls, which last at most 3 s. */
  readonly faults: number;
  /** Average time between faults. If they come faster than connections can be made, little is sent between them. */
  readonly everyMs: number;
  readonly seed: number;
}

export interface Outcome {
  /** The typed texts in order. The three people take turns: the text at `index` is from person `index % 3`. */
  readonly typed: readonly string[];
  /** The stored texts, in the order of the service. */
  readonly stored: readonly string[];
  /** The texts that each of the three sees. */
  readonly shown: readonly (readonly string[])[];
}

interface Proxy {
  readonly id: string;
  readonly url: string;
}

const clients = ['Ada', 'Bo', 'Cy'];

export async function talkOnABadNetwork({ messages, seed, ...trouble }: BadNetwork): Promise<Outcome> {
  const world = await startWorld({ seed: 'empty' });
  const proxy: Proxy = await executeServerCommand('proxy:start', { target: world.server, seed });
  const visitors: Visitor[] = [];
  try {
    await world.control({ do: 'origin', url: proxy.url });
    const config = { ...configOf(world), server: proxy.url };
    for (const name of clients) visitors.push(await guest(world, name, config));
    await until(() => visitors.every((visitor) => visitor.isLive()), 'all are live');
    const typed = Array.from({ length: messages }, (_, index) => `message ${index}`);
    await Promise.all([write(visitors, typed), makeTrouble(proxy, trouble)]);
    const calm = (): boolean =>
      visitors.every((visitor) => visitor.isLive() && visitor.texts().length === typed.length);
    await until(calm, 'all see all messages', 120_000 + messages * 50);
    return { typed, stored: await stored(world), shown: visitors.map((visitor) => visitor.texts()) };
  } finally {
    for (const visitor of visitors) visitor.leave();
    await executeServerCommand('proxy:stop', { id: proxy.id });
    await world.stop();
  }
}

async function write(visitors: readonly Visitor[], typed: readonly string[]): Promise<void> {
  for (const [index, text] of typed.entries()) {
    visitors[index % visitors.length]?.chat.send(text);
    if (index % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

type Trouble = Pick<BadNetwork, 'faults' | 'everyMs'>;

/** In parts, because a runner command may take at most 20 s, and each fault waits up to 5 s for a connection. */
async function makeTrouble({ id }: Proxy, { faults, everyMs }: Trouble): Promise<void> {
  for (let made = 0; made < faults;) {
    const wish = { id, faults: Math.min(2, faults - made), everyMs, maxStallMs: 3_000 };
    const { resets, stalls }: Faults = await executeServerCommand('proxy:chaos', wish);
    made += resets + stalls;
  }
}

interface Faults {
  readonly resets: number;
  readonly stalls: number;
}

async function stored(world: World): Promise<string[]> {
  return (await world.messages(world.space)).map((one) =>
    String((one as { content: { bodyText: string } }).content.bodyText).replace(/<[^>]*>/g, ''),
  );
}

/** Messages that are missing, duplicated or out of order, as sentences; empty when there are none. */
export function broken({ typed, stored: onServer, shown }: Outcome): string[] {
  const faults: string[] = [];
  const count = new Map<string, number>();
  for (const text of onServer) count.set(text, (count.get(text) ?? 0) + 1);
  for (const text of typed) if (!count.has(text)) faults.push(`${text} was never stored`);
  for (const [text, times] of count) if (times > 1) faults.push(`${text} was stored ${times} times`);
  for (const [place, texts] of shown.entries()) {
    if (texts.join('\n') !== onServer.join('\n'))
      faults.push(`${clients[place]} does not see the stored messages in order`);
    const own = (text: string): boolean => Number(text.slice(8)) % shown.length === place;
    if (onServer.filter(own).join('\n') !== typed.filter(own).join('\n'))
      faults.push(`${clients[place]}'s messages are not in the order typed`);
  }
  return faults;
}
