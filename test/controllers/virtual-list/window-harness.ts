/** A page with one list window, and what a user sees in it. */
import { nextFrame } from '@open-wc/testing';
import { ListWindow } from '../../../src/controllers/virtual-list/window.ts';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';
import { LocalConversation } from '../../elements/chat/local-conversation.ts';

/** The height of a row, which depends on the number in its key. */
const heightOf = (key: string): number => 24 + ((Number(key) * 37) % 90);

export const entry = (number: number): TimelineEntry => ({
  kind: 'gap',
  key: String(number),
  reason: 'history-denied',
});
export const entries = (from: number, to: number): TimelineEntry[] =>
  Array.from({ length: to - from }, (_, i) => entry(from + i));

export interface Setup {
  readonly scroller: HTMLElement;
  readonly list: ListWindow;
  readonly conversation: LocalConversation;
  readonly rendered: string[];
  readonly row: (number: number) => HTMLElement;
  readonly keys: () => number[];
}

export let setup: Setup;

export async function show(count: number, place: Node = document.body, height = 400): Promise<Setup> {
  const scroller = document.createElement('div');
  scroller.tabIndex = 0;
  scroller.style.cssText = `height:${height}px; width:300px; overflow:auto; overflow-anchor:none; scrollbar-gutter:stable;`;
  place.appendChild(scroller);
  const rendered: string[] = [];
  const list = new ListWindow({
    flags: () => 0,
    render: (row, { key }) => {
      rendered.push(key);
      row.style.height = `${heightOf(key)}px`;
      row.textContent = key;
    },
    onMove: () => {},
  });
  const conversation = new LocalConversation(entries(0, count));
  conversation.$timeline.subscribe((timeline) => list.show(timeline));
  list.connect(scroller);
  const rows = (): HTMLElement[] => [...scroller.querySelectorAll<HTMLElement>('.row')];
  const row = (number: number): HTMLElement => rows().find((each) => each.textContent === String(number))!;
  setup = {
    scroller,
    list,
    conversation,
    rendered,
    row,
    keys: () => rows().map((each) => Number(each.textContent)),
  };
  await settled();
  return setup;
}

/** Waits until the list has rendered a change and everything that follows from it. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await nextFrame();
}

export function atEnd({ scroller }: Setup): boolean {
  return Math.abs(scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop) < 1;
}

/** The row in the middle of the view, and the position of its top. */
export function middle({ scroller, row, keys }: Setup): { number: number; top: number } {
  const view = scroller.getBoundingClientRect();
  const y = view.top + view.height / 2;
  const number = keys().find((key) => row(key).getBoundingClientRect().bottom > y)!;
  return { number, top: row(number).getBoundingClientRect().top };
}

export async function scrollTo(top: number): Promise<void> {
  setup.scroller.scrollTop = top;
  await settled();
}
