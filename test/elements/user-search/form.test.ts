import { expect, fixture } from '@open-wc/testing';
import { SpacesUserSearch, type Picked } from '../../../src/index.ts';
import { until } from '../../support/visitors.ts';
import { UserSearchHarness } from './user-search-harness.ts';

const ada: Picked = { kind: 'person', id: 'a1', name: 'Ada Moreno', username: 'ada', picture: undefined };
const mail: Picked = { kind: 'email', email: 'hana@elsewhere.example' };

describe('the people search in a form', () => {
  let form: HTMLFormElement;
  let search: SpacesUserSearch;
  let page: UserSearchHarness;

  const open = async (attributes: string, picked: readonly Picked[] = []): Promise<void> => {
    form = await fixture<HTMLFormElement>(
      `<form><fieldset><spaces-user-search ${attributes}></spaces-user-search></fieldset></form>`,
    );
    search = form.querySelector('spaces-user-search')!;
    search.selected = picked;
    page = new UserSearchHarness(form);
    await page.until(() => page.isReady, 'the picker');
  };
  const sent = (): unknown[] => [...new FormData(form)];

  it('sends an entry for each person and each address picked', async () => {
    await open('name="who" multiple', [ada, mail]);
    expect(sent()).to.deep.equal([
      ['who', 'a1'],
      ['who', 'hana@elsewhere.example'],
    ]);
    expect(search.value).to.equal('a1,hana@elsewhere.example');
    expect(search.form).to.equal(form);
  });

  it('does not send a required field without a person, and says why after the first try', async () => {
    await open('name="who" required multiple');
    expect(search.validity.valueMissing).to.equal(true);
    expect(page.field.ariaRequired).to.equal('true');
    expect(page.field.getAttribute('aria-invalid')).to.equal(null);
    expect(form.reportValidity()).to.equal(false);
    await search.updateComplete;
    expect(page.field.getAttribute('aria-invalid')).to.equal('true');
    expect(page.problem).to.equal('Please choose a person.');
    await expect(search).to.be.accessible();
    search.selected = [ada];
    await search.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    expect(page.field.getAttribute('aria-invalid')).to.equal(null);
  });

  it('shows the problem instead of the browser’s bubble, and takes the focus from the submit button', async () => {
    await open('name="who" required');
    const save = document.createElement('button');
    form.append(save);
    let bubbles = 0;
    search.addEventListener('invalid', (event) => (bubbles += event.defaultPrevented ? 0 : 1));
    save.focus();
    save.click();
    await until(() => page.isFieldFocused, 'the focus');
    expect(bubbles).to.equal(0);
    save.focus();
    search.before(document.createElement('input'));
    form.querySelector('input')!.focus();
    form.checkValidity();
    await search.updateComplete;
    expect(document.activeElement, 'a check while the user types').to.equal(form.querySelector('input'));
  });

  it('does not grow wider with a long address', async () => {
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
    const remove = page.removeButtons[0]!.getBoundingClientRect();
    expect(grid.scrollWidth).to.equal(300);
    expect(search.getBoundingClientRect().width).to.be.at.most(300);
    expect(remove.right).to.be.at.most(grid.getBoundingClientRect().right);
  });

  it('is invalid while its text is not a person', async () => {
    await open('name="who" multiple');
    page.field.value = 'hana';
    page.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await search.updateComplete;
    expect(search.validity.badInput).to.equal(true);
  });

  it('shows the one person picked in the field, and is empty after a reset', async () => {
    await open('name="who"', [ada]);
    expect(page.field.value).to.equal('Ada Moreno');
    form.reset();
    await search.updateComplete;
    expect([page.field.value, sent()]).to.deep.equal(['', []]);
    search.multiple = true;
    page.field.value = 'hana';
    page.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    form.reset();
    expect([page.field.value, search.validity.valid]).to.deep.equal(['', true]);
  });

  it('takes no input and sends nothing in a disabled fieldset', async () => {
    await open('name="who" multiple', [ada]);
    form.querySelector('fieldset')!.disabled = true;
    await search.updateComplete;
    expect(page.field.disabled).to.equal(true);
    expect(page.removeButtons[0]!.disabled).to.equal(true);
    expect(sent()).to.deep.equal([]);
    await expect(search).to.be.accessible();
  });

  it('updates the form before it dispatches an event', async () => {
    await open('name="who" required');
    search.search = async () => [{ id: 'x1', name: 'Xaver' }];
    await search.updateComplete;
    const told: unknown[] = [];
    for (const type of ['spaces-person-picked', 'change', 'spaces-person-removed'])
      search.addEventListener(type, () => told.push(type, sent().length, search.validity.valid));
    page.field.value = 'xaver';
    page.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => page.options.length > 0, 'a person');
    page.options[0]!.click();
    expect(told.splice(0)).to.deep.equal(['spaces-person-picked', 1, true, 'change', 1, true]);
    page.field.value = '';
    page.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(told).to.deep.equal(['spaces-person-removed', 0, false, 'change', 0, false]);
    search.selected = [ada];
    expect([sent(), search.validity.valid]).to.deep.equal([[['who', 'a1']], true]);
  });

  it('accepts `selected` before `multiple` is set', async () => {
    await open('name="who"');
    search.selected = [ada, mail];
    search.multiple = true;
    await search.updateComplete;
    expect([page.field.value, sent().length]).to.deep.equal(['', 2]);
    search.multiple = false;
    await search.updateComplete;
    expect(search.selected).to.deep.equal([ada]);
  });

  it('accepts properties that the page set before the element was defined', async () => {
    const early = document.createElement('x-early-search') as SpacesUserSearch;
    early.selected = [ada];
    form = await fixture<HTMLFormElement>('<form></form>');
    form.append(early);
    customElements.define('x-early-search', class extends SpacesUserSearch {});
    await early.updateComplete;
    expect([early.selected, early.value]).to.deep.equal([[ada], 'a1']);
  });

  it('leaves out items of `selected` that are neither a person nor an address', async () => {
    await open('multiple');
    search.selected = [ada, { kind: 'email', email: 'two@a.example, three@b.example' }, 7, null] as Picked[];
    expect(search.selected).to.deep.equal([ada]);
    search.selected = 'nonsense' as unknown as Picked[];
    expect(search.selected).to.deep.equal([]);
  });
});
