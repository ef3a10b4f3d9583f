/** Keeps the key events of a text field inside its element, so that typing does not trigger shortcuts of the page. */

const editingKeys = new Set(
  'Enter Backspace Delete Home End ArrowUp ArrowDown ArrowLeft ArrowRight'.split(' '),
);

/** Stops the key events of text typed into the field at the host. Shortcuts with Ctrl, Alt or Meta reach the page. */
export function keepKeysInField(host: HTMLElement, field: () => HTMLElement | null | undefined): void {
  const stop = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.composedPath()[0] !== field() || ctrlKey || metaKey || altKey) return;
    if (key.length === 1 || editingKeys.has(key)) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, stop);
}
