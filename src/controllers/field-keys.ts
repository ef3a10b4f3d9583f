/** Keeps the key events of fields inside their element, so that typing does not trigger shortcuts of the page. */

/** Shortcuts with Ctrl, Alt or Meta reach the page. Signs that are typed with AltGr do not. */
export function keepKeysInFields(host: HTMLElement): void {
  const stop = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey || /^(Escape|Tab|F\d)/.test(event.key);
    const isText = !isCommand || event.isComposing || event.getModifierState('AltGraph');
    // Of all elements, fields have this property.
    if (isText && 'required' in (event.composedPath()[0] as Element)) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, stop);
}
