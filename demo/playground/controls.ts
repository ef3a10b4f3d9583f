/** Controls for the attributes of a tag, made from the manifest of the elements. */
import type { Attributes } from './state.ts';

/** The part of a custom elements manifest that is read here. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly {
    readonly name: string;
    readonly fieldName?: string;
    readonly type?: Type;
  }[];
  readonly members?: readonly { readonly name: string; readonly type?: Type }[];
  readonly events?: readonly { readonly name: string }[];
}

interface Type {
  readonly text: string;
}

export async function loadManifest(): Promise<Manifest> {
  return (await (await fetch('./playground-manifest.json')).json()) as Manifest;
}

/** The events of a tag, and those of the tags that can be inside it. */
export function eventsOf({ modules }: Manifest, tag: string): readonly string[] {
  const all = modules.flatMap(({ declarations = [] }) => declarations);
  const own = all.filter(
    ({ tagName }) => tagName === tag || tag === 'spaces-provider' || tag === 'spaces-launcher',
  );
  const inside = all.filter(({ tagName }) => tagName === 'spaces-provider' || tagName === 'spaces-chat');
  return [...new Set([...own, ...inside].flatMap(({ events = [] }) => events.map(({ name }) => name)))];
}

/**
 * A labelled control for each attribute.
 * @param set called with the new value; undefined when the attribute is removed
 */
export function controlsFor(
  { modules }: Manifest,
  tag: string,
  values: Attributes,
  set: (attribute: string, value: string | undefined) => void,
): readonly HTMLElement[] {
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag);
  return (found?.attributes ?? []).map(({ name, fieldName, type }) => {
    const text = type?.text ?? found?.members?.find((member) => member.name === fieldName)?.type?.text ?? '';
    return controlFor(name, text, values[name], (value) => set(name, value));
  });
}

function controlFor(
  name: string,
  type: string,
  value: string | undefined,
  set: (value: string | undefined) => void,
): HTMLElement {
  const label = document.createElement('label');
  const code = document.createElement('code');
  code.textContent = name;
  if (type === 'boolean') {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = value !== undefined;
    box.addEventListener('change', () => set(box.checked ? '' : undefined));
    label.className = 'check';
    label.append(box, code);
    return label;
  }
  const words = [...type.matchAll(/'([\w-]+)'/g)].map(([, word = '']) => word);
  const field = words.length > 0 ? document.createElement('select') : document.createElement('input');
  if (field instanceof HTMLSelectElement)
    field.append(new Option('', ''), ...words.map((word) => new Option(word, word)));
  // The addresses of the emulator are only in the frame.
  field.value = value?.includes('%') ? '' : (value ?? '');
  if (field instanceof HTMLInputElement && value?.includes('%')) field.placeholder = 'of this service';
  field.addEventListener('change', () => set(field.value === '' ? undefined : field.value));
  label.append(code, field);
  return label;
}
