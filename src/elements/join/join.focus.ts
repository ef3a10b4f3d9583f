/** Where the focus goes when what had it is gone: to the next thing a keyboard user would do. */

/** Whether the focus is on what may be gone after the next rendering; the conversation in place stays. */
export function hasFocus(root: ShadowRoot | null): boolean {
  const focused = root?.activeElement ?? null;
  return focused !== null && focused.localName !== 'spaces-chat';
}

/** Call after rendering. Text fields are selected, so that a wrong entry can be typed over. */
export function moveFocus(root: ParentNode): void {
  const target =
    root.querySelector<HTMLElement>('input:not([readonly]), [part~="submit"], [part~="retry"]') ??
    root.querySelector<HTMLElement>('#heading');
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}
