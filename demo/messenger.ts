/** The script of "Messenger": a URL per conversation, and one panel at a time on narrow screens. */
import '../src/all.ts';
import type { SpacesChat } from '../src/index.ts';

const messenger = document.querySelector<HTMLElement>('.messenger');
const list = document.querySelector('spaces-list');
const chat = document.querySelector('spaces-chat');
/** The same condition as in the style sheet. */
const isNarrow = matchMedia('(width < 54rem)');

if (messenger && list && chat) {
  const read = (): void => {
    list.space = new URLSearchParams(location.search).get('space') ?? undefined;
    messenger.dataset['shows'] = list.space ? 'talk' : 'list';
  };
  const go = (spaceId: string): void => {
    const url = new URL(location.href);
    url.searchParams.set('space', spaceId);
    if (url.href !== location.href) history.pushState(null, '', url);
    read();
  };
  addEventListener('popstate', read);
  read();

  messenger.addEventListener('spaces-space-picked', ({ detail }) => {
    go(detail.spaceId);
    // On wide screens the focus stays in the list, so that the arrow keys keep working.
    if (isNarrow.matches) void focusComposer(chat, detail.spaceId);
  });
  // After a people search, the user wants to write.
  messenger.addEventListener('spaces-direct-opened', ({ detail }) => {
    go(detail.spaceId);
    void focusComposer(chat, detail.spaceId);
  });
  messenger.querySelector('.back')?.addEventListener('click', () => {
    history.pushState(null, '', location.pathname);
    read();
    list.focus();
  });
}

/** Focuses the message field when the conversation is open, unless the user has moved the focus in the meantime. */
async function focusComposer(chat: SpacesChat, spaceId: string): Promise<void> {
  const before = document.activeElement;
  for (let frames = 0; frames < 600; frames += 1) {
    await new Promise(requestAnimationFrame);
    if (document.activeElement !== before && document.activeElement !== document.body) return;
    if (chat.state.step !== 'open' || chat.state.spaceId !== spaceId) continue;
    await chat.updateComplete;
    return chat.focus();
  }
}
