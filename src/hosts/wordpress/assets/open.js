/**
 * Adds a button to each conversation that waits for a click. The click gives the block the attribute `data-spaces`, which
 * makes `embed.js` show the element.
 */
(() => {
  const { label } = document.currentScript?.dataset ?? {};
  const waiting = 'div[data-spaces-open]';

  const open = (block) => {
    block.dataset.spaces = block.dataset.spacesOpen;
    delete block.dataset.spacesOpen;
    // The button goes, so the block keeps the focus.
    block.tabIndex = -1;
    block.focus();
  };

  const addButton = (block) => {
    if (block.querySelector(':scope > button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'wp-element-button';
    button.textContent = label ?? 'Open the conversation';
    button.addEventListener('click', () => open(block));
    block.replaceChildren(button);
  };

  const addButtons = () => document.querySelectorAll(waiting).forEach(addButton);

  new MutationObserver(addButtons).observe(document.body, { childList: true, subtree: true });
  addButtons();
})();
