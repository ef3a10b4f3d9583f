/** Keeps the key events of fields inside their element, so that typing does not trigger shortcuts of the page. */

/** Shortcuts with Ctrl, Alt or Meta reach the page. Signs that are typed with AltGr do not. */
export function keepKeysInFields(host: HTMLElement): void {
  const stop = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!(event.composedPath()[0] as Element).matches('input,select,textarea')) return;
    const isCommand = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph');
    if (event.isComposing || !(isCommand || /^(?:Escape|Tab|F\d+)$/.test(key))) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, stop);
}
