/** Leads from a message to the one that it quotes. Loads with the first use. */
import type { LitElement } from 'lit';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { SpacePanels } from '../../stores/chat/state.ts';
import { type Failure, failureWithCode } from '../../stores/failure.ts';
import { Jump, type JumpOptions } from './jump.ts';

/** The service is asked for the beginning of a quote, within one line; characters. */
const longestQuery = 60;
/** Ms. */
const patience = 10_000;

export class Quoted {
  readonly #options: JumpOptions;
  readonly #jump: Jump;

  constructor(host: LitElement, options: JumpOptions) {
    this.#options = options;
    this.#jump = new Jump(host, options, () => {});
  }

  /** Resolves with the reason if the quoted message cannot be found. */
  async show(message: Message): Promise<Failure | undefined> {
    const { conversation } = this.#options.source;
    const quote = quotedText(message.bodyText);
    const isQuoted = (one: Message): boolean =>
      one.id < message.id && !one.deleted && plain(bodyToText(one.bodyText)).startsWith(plain(quote));
    const entries = conversation?.$timeline.get().entries ?? [];
    const known = [...entries].findLast((entry) => entry.kind === 'message' && isQuoted(entry.message));
    if (!plain(quote)) return failureWithCode('not-found');
    const space = await conversation?.panels?.();
    const found = known?.kind === 'message' ? known.message : space && (await search(space, quote, isQuoted));
    return found ? this.#jump.to(found) : failureWithCode('not-found');
  }
}

/** What a message quotes first: a block of the service's own client, or rows that begin with ">". "" without a quote. */
export function quotedText(bodyText: string): string {
  const block = /<blockquote\b[^<>]*>([^]*?)<\/blockquote>/i.exec(bodyText)?.[1];
  if (block !== undefined) return bodyToText(block);
  const rows = bodyToText(bodyText).split('\n');
  const first = rows.findIndex((row) => row.startsWith('>'));
  if (first < 0) return '';
  const end = rows.findIndex((row, at) => at > first && !row.startsWith('>'));
  return rows
    .slice(first, end < 0 ? undefined : end)
    .map((row) => row.replace(/^> ?/, ''))
    .join('\n');
}

async function search(
  space: SpacePanels,
  quote: string,
  isQuoted: (message: Message) => boolean,
): Promise<Message | undefined> {
  const row = quote.split('\n').find((each) => each.trim()) ?? '';
  const pages = space.search(row.trim().slice(0, longestQuery));
  try {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, patience);
      pages.$pages.subscribe(({ step }) => step !== 'loading' && resolve());
    });
    return pages.items.find(isQuoted);
  } finally {
    pages.dispose();
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
