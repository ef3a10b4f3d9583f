/** The row of the floor: six elements per message and no library. */
export interface BenchMessage {
  readonly id: string;
  readonly author: string;
  readonly authorId: string;
  readonly me: boolean;
  /** Ms since epoch. */
  readonly ts: number;
  readonly text: string;
}

/** The interface of every peer to the steps in the page. */
export interface BenchList {
  scroller(): HTMLElement;
  /** A subtree that ends with the newest message. */
  list(): HTMLElement;
  append(message: BenchMessage): void;
  prepend(messages: readonly BenchMessage[]): void;
}

export const rowStyles = `
  .scroller { height: 100%; overflow-y: auto; overflow-anchor: none; box-sizing: border-box; position: relative;
    padding: 0 8px; background: #fff; color: #1b1b1f; font: 14px/1.4 system-ui, sans-serif; }
  .rows { position: absolute; inset-inline: 8px; top: 0; contain: layout style; }
  .space { width: 1px; }
  .row { display: grid; grid-template-columns: 32px 1fr; gap: 0 8px; padding: 6px 0; }
  .face { width: 32px; height: 32px; border-radius: 50%; background: #dfe3f0; display: flex; align-items: center;
    justify-content: center; font-size: 12px; grid-row: 1/3; }
  .name { font-weight: 600; font-size: 12px; }
  .name time { font-weight: 400; color: #5c5f66; margin-inline-start: 6px; }
  .text { background: #f1f3f8; border-radius: 10px; padding: 6px 10px; overflow-wrap: anywhere; max-width: 34ch;
    width: fit-content; }
  .me .text { background: #dcebff; }`;

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

export function makeRow({ author, me, ts, text }: BenchMessage): HTMLElement {
  const row = make('div', me ? 'row me' : 'row');
  const initials = author
    .split(' ')
    .map((word) => word[0])
    .join('');
  const name = make('span', 'name', author);
  name.append(make('time', '', clock.format(ts)));
  row.append(make('span', 'face', initials), name, make('div', 'text', text));
  return row;
}

export function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
