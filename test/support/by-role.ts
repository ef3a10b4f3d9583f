/** Finds what a visitor finds: by role and name, through open shadow roots, and only what is shown. */

const roles = {
  button: 'button',
  textbox: 'input:not([type], [role]), input[type="text"], input[type="email"], textarea, [role="textbox"]',
  heading: 'h1, h2, h3, [role="heading"]',
  alert: '[role="alert"]',
  status: '[role="status"]',
  log: '[role="log"]',
  combobox: '[role="combobox"]',
  option: '[role="option"]',
};

export type Role = keyof typeof roles;

/** All shown elements of a role below `root`, whose accessible name is `name` (text) or matches it (pattern). */
export function allByRole(root: Element | ShadowRoot, role: Role, name?: string | RegExp): HTMLElement[] {
  const fits = (element: HTMLElement): boolean => {
    if (name === undefined) return true;
    const own = nameOf(element);
    return typeof name === 'string' ? own === name : name.test(own);
  };
  return everything(root)
    .filter((element) => element.matches(roles[role]) && element.checkVisibility())
    .filter(fits);
}

/** The one element of that role and name; throws a sentence that lists what there is. */
export function byRole(root: Element, role: Role, name?: string | RegExp): HTMLElement {
  const [first] = allByRole(root, role, name);
  if (first !== undefined) return first;
  const there = allByRole(root, role).map((element) => `"${nameOf(element)}"`);
  throw new Error(`There is no ${role} named ${String(name)}; there is ${there.join(', ') || 'none'}.`);
}

/** What a screen reader would call it; enough of the rules for the markup of this house. */
export function nameOf(element: HTMLElement): string {
  const root = element.getRootNode() as ShadowRoot;
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) return clean(root.getElementById(labelledBy)?.textContent);
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if ('labels' in element && element.localName !== 'button') {
    return clean((element as HTMLInputElement).labels?.[0]?.textContent);
  }
  return clean(element.textContent);
}

/** Types as a person would: the text, then the events that a browser fires for it. */
export function typeInto(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The element that has the focus, however deep. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

export function everything(root: Element | ShadowRoot): HTMLElement[] {
  // No instanceof: what is found may live in a frame, whose classes are others.
  const scope = 'shadowRoot' in root && root.shadowRoot ? [root, root.shadowRoot] : [root];
  return scope.flatMap((part) =>
    [...part.querySelectorAll<HTMLElement>('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    ),
  );
}

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
