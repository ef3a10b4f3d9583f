/** The floor of a search: the smallest field and list of results. */
import { make } from './row.ts';

export interface BenchPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The interface of every search to the steps in the page. */
export interface BenchSearch {
  field(): HTMLInputElement;
  options(): ArrayLike<Element>;
}

/** Responds at once, with no more people than requested. */
export type Directory = (text: string) => readonly BenchPerson[];

export const comboboxStyles = `
  .box { position: relative; font: 14px system-ui; }
  .box input { width: 100%; box-sizing: border-box; padding: 8px; }
  .list { margin: 0; padding: 0; list-style: none; max-height: 320px; overflow: auto; border: 1px solid #ccc; }
  .list li { display: grid; grid-template-columns: 32px 1fr; gap: 0 8px; padding: 6px; }
  .list .face { grid-row: 1/3; width: 28px; height: 28px; border-radius: 50%; background: #dde; display: grid;
    place-items: center; font-size: 11px; }
  .list small { color: #555; }`;

export function mountSearch(container: HTMLElement, directory: Directory): BenchSearch {
  const host = document.createElement('div');
  container.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = comboboxStyles;
  const box = make('div', 'box');
  const field = document.createElement('input');
  field.role = 'combobox';
  field.setAttribute('aria-controls', 'list');
  const list = make('ul', 'list');
  list.id = 'list';
  list.role = 'listbox';
  box.append(field, list);
  root.append(style, box);
  field.addEventListener('input', () => {
    const people = directory(field.value);
    list.hidden = people.length === 0;
    field.ariaExpanded = String(people.length > 0);
    list.replaceChildren(...people.map(row));
  });
  return { field: () => field, options: () => list.children };
}

function row({ id, name, email }: BenchPerson): HTMLElement {
  const option = make('li', '');
  option.role = 'option';
  option.id = id;
  option.append(make('span', 'face', name[0]), make('span', '', name), make('small', '', email));
  return option;
}
