/** The steps of a guest: joining by the invitation, and reading what a guest may read. Nothing is changed but who is in the space. */
import { readServiceConfigurations } from '../protocol/service-configurations.ts';
import { at, itemsAt, textAt, type Answer } from './evidence.ts';
import { partOfGuestName, type Caller, type Run } from './run.ts';

export type JoinOutcome = 'joined' | 'needs-pin' | 'refused';

/** An id that nothing has: its first digits would be a time in 1970. */
const noId = '000000000000000000000000';

/** Joins as a guest. After `needs-pin`, call it again with the PIN. */
export async function joinAsGuest(run: Run, pin?: string): Promise<JoinOutcome> {
  if (pin !== undefined) return join(run, 'join with pin', pin);
  const { body } = await run.ask('configurations', '/api/service-configurations');
  const servers = readServiceConfigurations(body);
  run.socketServer = servers?.socket ?? run.server;
  run.accountsServer = servers?.accounts ?? run.server;
  run.guest = await run.signInGuest(1);
  if (!run.guest) return 'refused';
  await run.ask('bad token', '/api/users/me', { authorization: 'jwt not.a.token' });
  await run.ask('unknown invite', `/api/spaces/invites/${noId}/join`);
  const outcome = await join(run, 'join', undefined);
  if (outcome !== 'needs-pin' || run.link.password === undefined) return outcome;
  return join(run, 'join with the password of the link', run.link.password);
}

/** Tries a PIN that is certainly wrong, once. Only for a space with a PIN. */
export async function tryWrongPin(run: Run): Promise<void> {
  await run.ask('wrong pin', invitePath(run), { pin: 'service-check' });
}

/** Reads what the guest may read, and asks the same as a second guest who is not in the space. */
export async function lookAround(run: Run): Promise<void> {
  const { guest } = run;
  if (!run.space || !guest) return;
  await run.askSpace('space', '');
  await run.askSpace('members', '/members?size=100&page=0');
  await run.askSpace('one member', '/members?size=1&page=0');
  const search = new URLSearchParams({ size: '100', search: partOfGuestName });
  await run.askSpace('invalid search', `/members?${search.toString()}`);
  await lookAtMessages(run);
  await lookAtFiles(run);
  await lookAtComments(run);
  await run.askSpace('meeting', '/activemeeting');
  if (run.pin !== undefined) await run.askSpace('without pin', '/messages/query?size=1', { pin: undefined });
  await run.ask('own spaces', '/api/users/me/spaces?size=50');
  await run.ask('settings', '/api/users/me/settings');
  await run.ask('people', '/api/users/me/colleagues?size=1&search=a');
  await lookAsStranger(run);
}

async function join(run: Run, name: string, pin: string | undefined): Promise<JoinOutcome> {
  const answer = await run.ask(name, invitePath(run), { pin });
  const topic = at(answer.body, 'topic');
  const id = textAt(topic, '_id');
  if (answer.status === 200 && /^[\w-]{1,64}$/.test(id)) {
    run.pin = pin;
    run.space = { id, topic };
    return 'joined';
  }
  return needsPin(answer) ? 'needs-pin' : 'refused';
}

/** 403 on join means that the PIN is missing or wrong [client: SS:sdk:472], unless the server's text gives another reason. */
export function needsPin({ status, body }: Answer): boolean {
  const reason = `${textAt(body, 'code')} ${textAt(body, 'message')}`;
  return status === 403 && !/member|invit|permission|archiv|denied|removed/i.test(reason);
}

export function invitePath({ link }: Run): string {
  return `/api/spaces/invites/${encodeURIComponent(link.inviteId)}/join`;
}

async function lookAtMessages(run: Run): Promise<void> {
  const { body } = await run.askSpace('history', '/messages/query?size=10');
  await run.askSpace('one message', '/messages/query?size=1');
  await run.askSpace('by reference', '/messages/byref?size=10');
  const id = run.space?.id ?? '';
  await run.ask('feed', `/api/activitiesrecord/messages?spaceid=${id}&before=${Date.now()}&size=50`);
  await run.ask('own messages', `/api/users/me/messages?spacelist=${id}&size=50`);
  // A message with an older and a newer neighbour: both directions have something to return.
  const times = itemsAt(body, 'data').map((item) => textAt(item, 'created'));
  const middle = times.find(
    (time, index) => time < (times[index - 1] ?? '') && time > (times[index + 1] ?? '~'),
  );
  if (middle === undefined) return;
  run.evidence.note('middle', middle);
  const query = (direction: string): string =>
    `/messages/query?${new URLSearchParams({ size: '10', direction, refTime: middle }).toString()}`;
  await run.askSpace('before', query('before'));
  await run.askSpace('after', query('after'));
}

/** Bytes; larger files are not downloaded. */
const largestDownload = 200_000;

async function lookAtFiles(run: Run): Promise<void> {
  const { body } = await run.askSpace('files', '/messages/query?size=5&file_only=yes');
  const file = itemsAt(body, 'data').flatMap((item) => itemsAt(item, 'content', 'data'))[0];
  const key = textAt(file, 'fileId') || noId;
  run.evidence.note('file', file);
  await run.ask('download address', '/api/files/getdownloadurl', { body: { fileKeys: [key] } });
  // Announces one byte, which is never sent.
  const announced = {
    files: [{ 'Content-Type': 'text/plain', 'Content-Length': 1 }],
    topicId: run.space?.id,
  };
  await run.ask('upload address', '/api/files/getuploadurl', { body: announced });
  const path = textAt(file, 'path');
  const size = at(file, 'fileSize');
  if (!URL.canParse(path) || typeof size !== 'number' || size > largestDownload) return;
  const { origin, pathname, search } = new URL(path);
  // Another address may be anyone's: a message can hold any.
  if (origin !== run.server && origin !== 'https://storage.googleapis.com') return;
  const question = { origin, path: pathname + search, authorization: undefined, pin: undefined };
  await run.evidence.ask({ ...question, name: 'download' });
}

async function lookAtComments(run: Run): Promise<void> {
  for (const kind of ['ideas', 'tasks']) {
    const { body } = await run.askSpace(kind, `/${kind}?size=10`);
    for (const item of itemsAt(body, 'data').slice(0, 3)) {
      const path = `/api/${kind}/${encodeURIComponent(textAt(item, '_id'))}/messages?size=10`;
      const answer = await run.ask('comments', path);
      run.evidence.note('commented', item);
      if (itemsAt(answer.body, 'data').length > 1) return;
    }
  }
}

/** What another guest gets who has not joined. */
async function lookAsStranger(run: Run): Promise<void> {
  const who = await run.signInGuest(2);
  run.other = who;
  if (!who) return;
  await run.askSpace('space of a stranger', '', { who });
  // Only where it is refused: otherwise it would join.
  if (at(run.space?.topic, 'settings', 'memberOnly') === true)
    await run.askSpace('join by id', '/join', { who });
  // Both are ours, so that a direct conversation would disturb no one.
  await run.ask('direct', `/api/spaces/direct/anonymous/${encodeURIComponent(who.id)}`);
}

/** The second guest joins, too, so that one can see what the other does. */
export async function joinAsOther(run: Run): Promise<Caller | undefined> {
  const { other: who } = run;
  if (!who) return undefined;
  const { status } = await run.ask('join of the other', invitePath(run), { who });
  return status === 200 ? who : undefined;
}
