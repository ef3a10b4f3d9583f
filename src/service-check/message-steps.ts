/** The steps that others see. Each of them runs only when the user has asked for it. */
import { channelEvents } from '../protocol/channel.ts';
import { at, itemsAt, textAt } from './evidence.ts';
import type { Run } from './run.ts';
import type { WireEvent } from './wire.ts';

const text = (what: string): string => `<p>Service check: ${what}. You can ignore this message.</p>`;

/** Sends one message by the socket. */
export async function sendMessage(run: Run): Promise<void> {
  const { wire, evidence, patience, space } = run;
  if (!wire || !space) return;
  // Not the time of the service, whatever its clock says.
  const created = new Date(Date.now() - 5_432).toISOString();
  evidence.note('created', created);
  wire.send(
    channelEvents.sendMessage,
    chat(run, { created, what: 'one message by the socket', clientId: 'first' }),
  );
  const sent = await wire.event(
    ({ name, payload }) => isSent(name) && clientIdOf(payload) === 'first',
    patience,
  );
  evidence.note('sent', sent?.payload);
  await run.askSpace('history with own', '/messages/query?size=10');
}

/** Sends two more messages: one by REST, with a mention of the guest itself, and the first one again. Edits its own message. */
export async function sendMore(run: Run): Promise<void> {
  const { wire, evidence, patience, guest, space } = run;
  if (!wire || !guest || !space) return;
  const mark = 'one message by REST';
  const mention = { id: guest.id, type: 'anonymous', title: 'Service check' };
  const tag = `<mention id="${guest.id}" type="anonymous" value="Service check">@Service check</mention>`;
  const content = { bodyText: text(mark).replace('</p>', ` ${tag}</p>`), data: [] };
  const { body } = await run.askSpace('post', '/chats', { body: { content, mentions: [mention] } });
  const echo = await wire.event(
    ({ name, payload }) => isSent(name) && bodyOf(payload).includes(mark),
    patience,
  );
  evidence.note('echo of the post', echo !== undefined);
  const { body: history } = await run.askSpace('history with post', '/messages/query?size=10');
  // A guest who may not read the history knows the message from its echo or from the answer.
  const stored = [...itemsAt(history, 'data'), echo?.payload, at(body, 'data', 0), body].find((item) =>
    bodyOf(item).includes(mark),
  );
  evidence.note('stored post', stored);
  await repeat(run);
  await edit(run, textAt(stored, '_id'));
}

/** Sends another message with the same time as the first one. */
async function repeat(run: Run): Promise<void> {
  const { wire, evidence, patience } = run;
  const created = evidence.outcome('created');
  const first = textAt(evidence.outcome('sent'), '_id');
  if (!wire || first === '' || typeof created !== 'string') return;
  wire.send(
    channelEvents.sendMessage,
    chat(run, { created, what: 'the same time as the first message', clientId: 'again' }),
  );
  const again = await wire.event(
    ({ name, payload }) => isSent(name) && clientIdOf(payload) === 'again',
    patience,
  );
  if (again) evidence.note('repeated', textAt(again.payload, '_id') === first);
}

/** [client: SS:server] */
async function edit(run: Run, id: string): Promise<void> {
  const { wire, evidence, patience } = run;
  if (!wire || id === '') return;
  const mark = 'this message was edited';
  const body = { _id: id, content: { bodyText: text(mark), description: '' } };
  const { status } = await run.ask('edit', `/api/messages/${encodeURIComponent(id)}`, { body });
  if (status !== 200) return;
  const isEdit = ({ name, payload }: WireEvent): boolean => isSent(name) && bodyOf(payload).includes(mark);
  evidence.note('event of the edit', (await wire.event(isEdit, patience)) !== undefined);
  const { body: history } = await run.askSpace('history with edit', '/messages/query?size=10');
  evidence.note(
    'edited message',
    itemsAt(history, 'data').find((item) => textAt(item, '_id') === id),
  );
}

function chat(
  { space }: Pick<Run, 'space'>,
  { created, what, clientId }: { readonly created: string; readonly what: string; readonly clientId: string },
): object {
  return {
    category: 'chat',
    content: { bodyText: text(what), data: [] },
    topicId: space?.id,
    created,
    loopbackMetadata: { clientId: `service-check-${clientId}` },
  };
}

function isSent(name: string): boolean {
  return name === channelEvents.messageSent;
}

function clientIdOf(payload: unknown): string {
  return textAt(payload, 'loopbackMetadata', 'clientId').replace('service-check-', '');
}

function bodyOf(message: unknown): string {
  return textAt(message, 'content', 'bodyText');
}
