/** Downshift, the best of the comboboxes measured: with the markup of the floor. */
import { useCombobox } from 'downshift';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { comboboxStyles } from './vanilla-combobox.ts';

function Search({ directory }) {
  const [items, setItems] = useState([]);
  const { isOpen, getInputProps, getMenuProps, getItemProps } = useCombobox({
    items,
    itemToString: (person) => person?.name ?? '',
    onInputValueChange: ({ inputValue }) => setItems(directory(inputValue ?? '')),
  });
  const row = (item, index) =>
    h(
      'li',
      { key: item.id, ...getItemProps({ item, index }) },
      h('span', { className: 'face' }, item.name[0]),
      h('span', null, item.name),
      h('small', null, item.email),
    );
  return h(
    'div',
    { className: 'box' },
    h('input', getInputProps()),
    h('ul', { className: 'list', ...getMenuProps() }, isOpen && items.map(row)),
  );
}

export async function mountSearch(container, directory) {
  const style = document.createElement('style');
  style.textContent = comboboxStyles;
  const host = document.createElement('div');
  container.append(style, host);
  createRoot(host).render(h(Search, { directory }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { field: () => host.querySelector('input'), options: () => host.querySelectorAll('li') };
}
