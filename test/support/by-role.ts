/** Finds visible elements by role and accessible name, through open shadow roots. No other helper opens a shadow root. */

const roles = {
  button: 'button, [role="button"]',
  textbox: 'input:not([type], [role]), input[type="text"], input[type="email"], textarea, [role="textbox"]',
  heading: 'h1, h2, h3, [role="heading"]',
  alert: '[role="alert"]',
  status: '[role="status"]',
  log: '[role="log"]',
  combobox: '[role="combobox"], select',
  checkbox: 'input[type="checkbox"]',
  option: '[role="option"]',
  menuitem: '[role="menuitem"]',
};

export type Role = keyof typeof roles;

/** All visible elements of a role in `root` whose accessible name equals or matches `name`. */
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

/** The first element of this role and name. Without one, throws an error that lists the names found. */
export function byRole(root: Element, role: Role, name?: string | RegExp): HTMLElement {
  const [first] = allByRole(root, role, name);
  if (first !== undefined) return first;
  const there = allByRole(root, role).map((element) => `"${nameOf(element)}"`);
  throw new Error(`There is no ${role} named ${String(name)}. Names found: ${there.join(', ') || 'none'}.`);
}

/** The accessible name, by as many of its rules as our markup needs. */
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

/** Sets the text of a field and fires the event that a browser fires for typing. */
export function typeInto(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The focused element, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** All elements in `root`, through shadow roots. */
export function everything(root: Element | ShadowRoot): HTMLElement[] {
  // No instanceof: elements of a frame have other classes.
  const scope = 'shadowRoot' in root && root.shadowRoot ? [root, root.shadowRoot] : [root];
  return scope.flatMap((part) =>
    [...part.querySelectorAll<HTMLElement>('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    ),
  );
}

/** All open shadow roots in `root`, its own first. */
export function shadowRootsIn(root: Element): ShadowRoot[] {
  return [root, ...everything(root)].flatMap(({ shadowRoot }) => shadowRoot ?? []);
}

/** All text in `root`, through shadow roots, visible or not. */
export function textIn(root: Element): string {
  return [root, ...shadowRootsIn(root)].map(({ textContent }) => textContent ?? '').join(' ');
}

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
