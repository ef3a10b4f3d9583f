import { expect, fixture } from '@open-wc/testing';
import '../../../src/define/spaces-user-search.ts';
import { until } from '../../support/visitors.ts';
import { SpacesUserSearch, type Picked } from '../../../src/index.ts';

const ada: Picked = { kind: 'person', id: 'a1', name: 'Ada Moreno', username: 'ada', picture: undefined };
const mail: Picked = { kind: 'email', email: 'hana@elsewhere.example' };

describe('a search for people in a form', () => {
  let form: HTMLFormElement;
  let search: SpacesUserSearch;

  const open = async (attributes: string, picked: readonly Picked[] = []): Promise<void> => {
    form = await fixture<HTMLFormElement>(
      `<form><fieldset><spaces-user-search ${attributes}></spaces-user-search></fieldset></form>`,
    );
    search = form.querySelector('spaces-user-search')!;
    search.selected = picked;
    const isDrawn = (): boolean => Boolean(search.shadowRoot?.querySelector('[role="listbox"]'));
    await until(isDrawn, 'it is drawn');
  };
  const sent = (): unknown[] => [...new FormData(form)];
  const field = (): HTMLInputElement => search.shadowRoot!.querySelector('input')!;

  it('sends an entry for each person and each address picked', async () => {
    await open('name="who" multiple', [ada, mail]);
    expect(sent()).to.deep.equal([
      ['who', 'a1'],
      ['who', 'hana@elsewhere.example'],
    ]);
    expect(search.value).to.equal('a1,hana@elsewhere.example');
    expect(search.form).to.equal(form);
  });

  it('is not sent empty when it is required, and says why once that was tried', async () => {
    await open('name="who" required multiple');
    expect(search.validity.valueMissing).to.equal(true);
    expect(field().ariaRequired).to.equal('true');
    expect(field().getAttribute('aria-invalid')).to.equal(null);
    expect(form.reportValidity()).to.equal(false);
    await search.updateComplete;
    expect(field().getAttribute('aria-invalid')).to.equal('true');
    expect(search.shadowRoot!.querySelector('[part="problem"]')!.textContent).to.equal(
      'Please choose somebody.',
    );
    await expect(search).to.be.accessible();
    search.selected = [ada];
    await search.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    expect(field().getAttribute('aria-invalid')).to.equal(null);
  });

  it('says it itself instead of the browser, and takes the focus from the button that sends', async () => {
    await open('name="who" required');
    const save = document.createElement('button');
    form.append(save);
    let bubbles = 0;
    search.addEventListener('invalid', (event) => (bubbles += event.defaultPrevented ? 0 : 1));
    save.focus();
    save.click();
    await until(() => search.shadowRoot!.activeElement === field(), 'the focus');
    expect(bubbles).to.equal(0);
    save.focus();
    search.before(document.createElement('input'));
    form.querySelector('input')!.focus();
    form.checkValidity();
    await search.updateComplete;
    expect(document.activeElement, 'asked while somebody types').to.equal(form.querySelector('input'));
  });

  it('stays as wide as its place, however long an address is', async () => {
    await open('multiple', [
      { kind: 'email', email: `${'hana.longer.'.repeat(5)}x@elsewhere-company.example` },
    ]);
    const grid = document.createElement('div');
    for (const node of [form, grid]) {
      node.style.display = 'grid';
      node.style.inlineSize = node === grid ? '300px' : '';
    }
    form.replaceWith(grid);
    grid.append(form);
    await search.updateComplete;
    const remove = search.shadowRoot!.querySelector('.remove')!.getBoundingClientRect();
    expect(grid.scrollWidth).to.equal(300);
    expect(search.getBoundingClientRect().width).to.be.at.most(300);
    expect(remove.right).to.be.at.most(grid.getBoundingClientRect().right);
  });

  it('does not let a form drop a text by which nobody was picked', async () => {
    await open('name="who" multiple');
    field().value = 'hana';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await search.updateComplete;
    expect(search.validity.badInput).to.equal(true);
  });

  it('is empty again after a reset, and shows the one person picked in the field', async () => {
    await open('name="who"', [ada]);
    expect(field().value).to.equal('Ada Moreno');
    form.reset();
    await search.updateComplete;
    expect([field().value, sent()]).to.deep.equal(['', []]);
    search.multiple = true;
    field().value = 'hana';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    form.reset();
    expect([field().value, search.validity.valid]).to.deep.equal(['', true]);
  });

  it('takes no input and sends nothing in a disabled fieldset', async () => {
    await open('name="who" multiple', [ada]);
    form.querySelector('fieldset')!.disabled = true;
    await search.updateComplete;
    expect(field().disabled).to.equal(true);
    expect(search.shadowRoot!.querySelector<HTMLButtonElement>('.remove')!.disabled).to.equal(true);
    expect(sent()).to.deep.equal([]);
    await expect(search).to.be.accessible();
  });

  it('has told the form before it tells the page', async () => {
    await open('name="who" required');
    search.search = async () => [{ id: 'x1', name: 'Xaver' }];
    await search.updateComplete;
    const told: unknown[] = [];
    for (const type of ['spaces-person-picked', 'change', 'spaces-person-removed'])
      search.addEventListener(type, () => told.push(type, sent().length, search.validity.valid));
    field().value = 'xaver';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    const row = (): HTMLElement | null => search.shadowRoot!.querySelector('[role="option"]');
    await until(() => row() !== null, 'somebody is found');
    row()!.click();
    expect(told.splice(0)).to.deep.equal(['spaces-person-picked', 1, true, 'change', 1, true]);
    field().value = '';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(told).to.deep.equal(['spaces-person-removed', 0, false, 'change', 0, false]);
    search.selected = [ada];
    expect([sent(), search.validity.valid]).to.deep.equal([[['who', 'a1']], true]);
  });

  it('shows who was given before it was told whether one or many are meant', async () => {
    await open('name="who"');
    search.selected = [ada, mail];
    search.multiple = true;
    await search.updateComplete;
    expect([field().value, sent().length]).to.deep.equal(['', 2]);
    search.multiple = false;
    await search.updateComplete;
    expect(search.selected).to.deep.equal([ada]);
  });

  it('takes what a page set before its class arrived', async () => {
    const early = document.createElement('x-early-search') as SpacesUserSearch;
    early.selected = [ada];
    form = await fixture<HTMLFormElement>('<form></form>');
    form.append(early);
    customElements.define('x-early-search', class extends SpacesUserSearch {});
    await early.updateComplete;
    expect([early.selected, early.value]).to.deep.equal([[ada], 'a1']);
  });

  it('leaves out of `selected` what is neither a person nor an address', async () => {
    await open('multiple');
    search.selected = [ada, { kind: 'email', email: 'two@a.example, three@b.example' }, 7, null] as Picked[];
    expect(search.selected).to.deep.equal([ada]);
    search.selected = 'nonsense' as unknown as Picked[];
    expect(search.selected).to.deep.equal([]);
  });
});
