/** Finds or creates the conversation of a space. */
import type { Spaces } from '../spaces.ts';
import { SpaceConversation } from './space-conversation.ts';
import type { Conversation } from './state.ts';

/**
 * The conversation in `spaceId`, which all callers share. It connects when `$timeline` gets its first listener, and
 * leaves 1 s after the last one is gone, but not before all texts are sent.
 */
export function createChat(spaces: Spaces, spaceId: string | undefined): Conversation {
  if (!spaceId) return new SpaceConversation(spaces, undefined);
  const known = conversationsOf(spaces);
  const conversation = known.get(spaceId)?.deref() ?? new SpaceConversation(spaces, spaceId);
  known.set(spaceId, new WeakRef(conversation));
  return conversation;
}

type Conversations = Map<string, WeakRef<SpaceConversation>>;
const conversationsBySpaces = new WeakMap<Spaces, Conversations>();

function conversationsOf(spaces: Spaces): Conversations {
  const known = conversationsBySpaces.get(spaces);
  if (known) return known;
  const conversations: Conversations = new Map();
  conversationsBySpaces.set(spaces, conversations);
  // Conversations that are not shown do not follow the session themselves.
  spaces.session.$session.listen(({ step }) => {
    if (step === 'signed-out') for (const each of conversations.values()) each.deref()?.forget();
  });
  return conversations;
}
