/** Searches for a secret in all places that a script of the page can read without intercepting requests. */
import { shadowRootsIn } from './by-role.ts';

/** Names of the places that contain `secret`; empty when none does. */
export function placesOf(secret: string, heard: unknown, written: readonly string[]): string[] {
  const places: string[] = [];
  const look = (place: string, text: string): void => {
    // Even its first half must not be there.
    if (text.includes(secret.slice(0, Math.max(12, secret.length / 2)))) places.push(place);
  };
  lookIntoStorage(look);
  for (const root of [document, ...shadowRootsIn(document.documentElement)]) lookIntoTree(root, look);
  lookIntoObjects('an event', heard, look);
  written.forEach((line) => look('the console', line));
  for (const { name } of performance.getEntries())
    if (!/^wss?:/.test(name)) look('a performance entry', name);
  for (const name of Object.getOwnPropertyNames(window)) {
    const value = safely((): unknown => Reflect.get(window, name));
    if (typeof value === 'string') look(`window.${name}`, value);
  }
  return [...new Set(places)];
}

type Look = (place: string, text: string) => void;

function lookIntoStorage(look: Look): void {
  for (const storage of [localStorage, sessionStorage]) look('a storage', JSON.stringify(storage));
  look('a cookie', document.cookie);
  look('the address', `${location.href} ${document.referrer} ${document.title} ${window.name}`);
  look('the history', JSON.stringify(history.state));
}

/** The document or one shadow tree: markup, values of fields, properties of our elements, and styles. */
function lookIntoTree(root: Document | ShadowRoot, look: Look): void {
  look('the markup', root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
  for (const element of root.querySelectorAll('*')) {
    const tag = element.localName;
    if ('value' in element) look(`the value of <${tag}>`, String(element.value));
    if (tag.startsWith('spaces-')) lookIntoObjects(`<${tag}>`, element, look);
  }
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    for (const rule of safely(() => [...sheet.cssRules]) ?? []) look('a style', rule.cssText);
  }
}

/** All values that can be reached through properties, getters and the entries of maps and sets. */
function lookIntoObjects(place: string, start: unknown, look: Look): void {
  const seen = new Set<unknown>();
  const open: unknown[] = [start];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') look(place, value);
    // A script cannot read anything from a function, and getters of a class only work on its instances.
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value !== start && (value instanceof Node || value === window)) continue;
    if (value instanceof Map || value instanceof Set) open.push(...value.keys(), ...value.values());
    if (value instanceof Error) open.push(value.message, value.stack, value.cause);
    open.push(...ownAndInherited(value));
  }
}

/** Values of all properties, also those inherited from our own classes. */
function ownAndInherited(value: object): unknown[] {
  const values: unknown[] = [];
  for (let at = value; at !== null && !isPlatform(at); at = Object.getPrototypeOf(at) as object) {
    for (const key of Reflect.ownKeys(at)) {
      const read = (): unknown => Reflect.get(at, key, value);
      values.push(key, safely(read));
    }
  }
  return values;
}

const platform = new Set<unknown>(
  [Object, Function, Array, Map, Set, Promise, HTMLElement, Element, Node, EventTarget].map(
    ({ prototype }) => prototype,
  ),
);

function isPlatform(value: object): boolean {
  return platform.has(value);
}

function safely<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
