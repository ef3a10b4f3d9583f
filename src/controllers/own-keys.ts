/** Keys that write are a field's own: the page, which sees only the element, must not take them as shortcuts. */

const writingKeys = new Set(
  'Enter Backspace Delete Home End ArrowUp ArrowDown ArrowLeft ArrowRight'.split(' '),
);

/** Keeps what is typed into the field from everything outside of the host, for as long as the host lives. */
export function keepOwnKeys(host: HTMLElement, field: () => HTMLElement | null | undefined): void {
  const keep = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.composedPath()[0] !== field() || ctrlKey || metaKey || altKey) return;
    if (key.length === 1 || writingKeys.has(key)) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, keep);
}
