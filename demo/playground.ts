/** The script of the playground: its controls, the frame with the preview, the code to copy and the log. */
import { controlsFor, eventsOf, loadManifest } from './playground/controls.ts';
import type { Report } from './playground/frame.ts';
import { codeOf } from './playground/markup.ts';
import { stateOf, statesOf } from './playground/states.ts';

const form = find<HTMLFormElement>('.controls');
const view = find('.window');
const progress = find('#progress');
const log = find('#log');
const choices = [...form.elements].filter(
  (one): one is HTMLSelectElement | HTMLInputElement =>
    'name' in one && one.name !== '' && !one.closest('#attributes'),
);
/** These change the frame's page; the others only how it is shown. */
const ofThePage = new Set(['tag', 'state', 'lang', 'dir', 'theme', 'slow', 'csp']);

const manifest = await loadManifest();
/** The attributes that the visitor has changed. */
let changes: Record<string, string | undefined> = {};
let frame = document.createElement('iframe');

fill(choice('tag'), Object.keys(statesOf));
read();
form.addEventListener('change', ({ target }) => {
  const { name } = target as HTMLSelectElement;
  if ((target as Element).closest('#attributes')) return;
  if (name === 'tag') fill(choice('state'), Object.keys(statesOf[choice('tag').value] ?? {}));
  history.replaceState(null, '', `?${wish()}`);
  if (ofThePage.has(name)) show();
  else resize();
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', read);
addEventListener('message', ({ data, source, origin }) => {
  if (source === frame.contentWindow && origin === location.origin) hear(data as Report);
});

/** Sets the controls as the address of the page says. */
function read(): void {
  const query = new URLSearchParams(location.search);
  for (const each of choices) {
    const value = query.get(each.name);
    if (each instanceof HTMLInputElement) each.checked = value !== null;
    else if ([...each.options].some((option) => option.value === value)) each.value = value ?? '';
    else each.selectedIndex = 0;
    if (each.name === 'tag') fill(choice('state'), Object.keys(statesOf[each.value] ?? {}));
  }
  show();
}

/** The address of what is shown, without what is as usual. */
function wish(names: (name: string) => boolean = () => true): URLSearchParams {
  const query = new URLSearchParams();
  for (const each of choices) {
    const value = each instanceof HTMLInputElement ? (each.checked ? 'on' : '') : each.value;
    if (value !== '' && names(each.name)) query.set(each.name, value);
  }
  return query;
}

function show(): void {
  const [tag, name] = [choice('tag').value, choice('state').value];
  const query = wish((each) => ofThePage.has(each));
  find<HTMLAnchorElement>('#alone').href = `./playground-frame.html?${query}`;
  query.set('events', eventsOf(manifest, tag).join(' '));
  find('#about').textContent = stateOf(tag, name)?.about ?? '';
  progress.textContent = 'Loading…';
  log.replaceChildren();
  changes = {};
  // A new frame, so that the old one leaves nothing in the history of the page.
  const next = document.createElement('iframe');
  next.title = `${tag} · ${name}`;
  next.allow = 'camera; microphone; display-capture; clipboard-write';
  next.src = `./playground-frame.html?${query}`;
  view.replaceChildren(next);
  frame = next;
  resize();
  showCode();
  const attributes = stateOf(tag, name)?.attributes ?? {};
  find('#attributes').replaceChildren(
    find('#attributes legend'),
    ...controlsFor(manifest, tag, attributes, (attribute, value) => {
      changes[attribute] = value;
      const element = frame.contentDocument?.querySelector(`main ${tag}`);
      if (value === undefined) element?.removeAttribute(attribute);
      else element?.setAttribute(attribute, value);
      showCode();
    }),
  );
}

function resize(): void {
  const [width, zoom] = [choice('width').value, choice('zoom').value];
  view.style.setProperty('--width', width ? `${width}px` : '100%');
  view.style.setProperty('--zoom', zoom || '1');
  view.toggleAttribute('data-zoom', zoom !== '');
}

function showCode(): void {
  const tag = choice('tag').value;
  const state = stateOf(tag, choice('state').value);
  if (!state) return;
  const attributes = Object.entries({ ...state.attributes, ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  find('#code').textContent = codeOf(tag, {
    ...state,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
  });
}

function hear(report: Report): void {
  if (report.kind === 'reached') progress.textContent = '';
  else if (report.kind === 'failed') progress.textContent = `This state was not reached. ${report.detail}`;
  else {
    const [line, name, detail] = ['li', 'span', 'code'].map((each) => document.createElement(each));
    if (!line || !name || !detail) return;
    name.textContent = report.kind === 'policy' ? `Blocked by ${report.name}` : report.name;
    name.className = report.kind === 'policy' ? 'blocked' : '';
    detail.textContent = JSON.stringify(report.detail);
    line.append(name, detail);
    log.append(line);
    line.scrollIntoView({ block: 'nearest' });
  }
}

function fill(list: HTMLSelectElement | HTMLInputElement, names: readonly string[]): void {
  list.replaceChildren(
    ...names.map((name) => new Option(name.replaceAll('-', list.name === 'tag' ? '-' : ' '), name)),
  );
}

function choice(name: string): HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLSelectElement;
}

function find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}
