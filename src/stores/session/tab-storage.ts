/** Reads and writes JSON in the session storage of this tab, and does nothing where storage is not available. */
import { formatJson } from '../../protocol/read.ts';

/** Holds the answer to a sign-in with the whole page, until the page that started it has read it. */
export const answerKey = 'spaces-elements/sign-in-answer@1';

/** Whether the value was stored. */
export function setTabItem(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(key, formatJson(value));
    return true;
  } catch {
    return false;
  }
}

export function getTabItem(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

export function removeTabItem(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
