/** The script of "Messenger": list or conversation where there is no room for both, and the focus where one goes on. */
import '../src/all.ts';
import type { SpacesChat } from '../src/index.ts';

const messenger = document.querySelector<HTMLElement>('.messenger');
const list = document.querySelector('spaces-list');
const chat = document.querySelector('spaces-chat');
/** As in the style sheet. */
const isNarrow = matchMedia('(width < 54rem)');

if (messenger && list && chat) {
  const show = (what: 'list' | 'talk'): void => {
    messenger.dataset.shows = what;
    if (isNarrow.matches) messenger.scrollIntoView();
  };
  messenger.addEventListener('spaces-space-picked', ({ detail }) => {
    show('talk');
    // Beside the conversation the arrow keys go on in the list.
    if (isNarrow.matches) void write(chat, detail.spaceId);
  });
  // Who looked for somebody wants to write to them.
  messenger.addEventListener('spaces-direct-opened', ({ detail }) => {
    show('talk');
    void write(chat, detail.spaceId);
  });
  messenger.querySelector('.back')?.addEventListener('click', () => {
    show('list');
    list.focus();
  });
}

/** The field to write in gets the focus once the conversation is there, unless somebody went elsewhere meanwhile. */
async function write(chat: SpacesChat, spaceId: string): Promise<void> {
  const before = document.activeElement;
  for (let frames = 0; frames < 600; frames += 1) {
    await new Promise(requestAnimationFrame);
    if (document.activeElement !== before && document.activeElement !== document.body) return;
    if (chat.state.step !== 'open' || chat.state.spaceId !== spaceId) continue;
    await chat.updateComplete;
    return chat.focus();
  }
}
