/** Where the focus goes when what had it is gone: to the next thing a keyboard user would do. */
import type { JoinState } from '../../stores/join.ts';

/** Whether the focus is on what may be gone after the next rendering; the conversation in place stays. */
export function hasFocus(root: ShadowRoot | null): boolean {
  const focused = root?.activeElement ?? null;
  return focused !== null && focused.localName !== 'spaces-chat';
}

/** Call after rendering. Text fields are selected, so that a wrong entry can be typed over. */
export function moveFocus(root: ParentNode, step: JoinState['step']): void {
  const target =
    root.querySelector<HTMLElement>(targets[step]) ?? root.querySelector<HTMLElement>('#heading');
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}

const targets: Readonly<Record<JoinState['step'], string>> = {
  'no-invite': '#heading',
  invited: 'input, [part~="submit"]',
  'signing-in': '[part~="submit"]',
  joining: '[part~="submit"]',
  'needs-pin': 'input',
  joined: '#heading',
  refused: '[part~="retry"]',
  failed: '[part~="retry"]',
  expired: '[part~="submit"]',
};
