/** Changes stored messages of a conversation for the user: edits and deletes them. Loads with the menu of messages. */
import { SpacesError } from '../../api/errors.ts';
import { deleteMessage, editMessage } from '../../api/message-changes-client.ts';
import { type MessageBody, textToBody } from '../../protocol/message.ts';
import { type Failure, failureOf, failureWithCode } from '../failure.ts';
import type { Spaces } from '../spaces.ts';
import type { ConversationChanges } from './state.ts';
import type { ConversationTimeline } from './timeline.ts';

export class MessageChanges implements ConversationChanges {
  readonly #spaces: Pick<Spaces, 'http' | 'admissions'>;
  readonly #timeline: Pick<ConversationTimeline, 'log' | 'publish'>;

  constructor(
    spaces: Pick<Spaces, 'http' | 'admissions'>,
    timeline: Pick<ConversationTimeline, 'log' | 'publish'>,
  ) {
    this.#spaces = spaces;
    this.#timeline = timeline;
  }

  edit(
    id: string,
    text: string,
    body: MessageBody = { bodyText: textToBody(text.trimEnd()) },
  ): Promise<Failure | undefined> {
    return this.#change(id, async (pin) => {
      await editMessage(this.#spaces.http, { id, body, pin });
      // The service may not announce the edit [unknown: spaces-api §7.6]; if it does, nothing changes any more.
      const message = this.#find(id);
      if (message) this.#timeline.log.live({ ...message, mentions: undefined, ...body });
      return undefined;
    });
  }

  delete(id: string): Promise<Failure | undefined> {
    return this.#change(id, async (pin) => {
      const deletion = await deleteMessage(this.#spaces.http, { id, pin });
      if (deletion !== 'gone') return failureWithCode(deletion === 'kept' ? 'rejected' : 'forbidden');
      const message = this.#find(id);
      if (message) this.#timeline.log.live({ ...message, bodyText: '', files: [], deleted: true });
      return undefined;
    });
  }

  #find(id: string) {
    return [...this.#timeline.log.entries].find(({ message }) => message.id === id)?.message;
  }

  async #change(
    id: string,
    run: (pin: string | undefined) => Promise<Failure | undefined>,
  ): Promise<Failure | undefined> {
    const spaceId = this.#find(id)?.spaceId;
    try {
      return await run(spaceId ? this.#spaces.admissions.find(spaceId)?.pin : undefined);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return failureOf(error);
    } finally {
      this.#timeline.publish();
    }
  }
}
