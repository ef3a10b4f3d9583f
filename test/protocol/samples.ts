/** The samples: one file per request, answer or event of the service, with the documented shape and values of our own. */

export const sampleNames = [
  'accounts-colleagues',
  'activemeeting',
  'anonymous-auth',
  'apps-spaces-discover',
  'chat-post',
  'confnumbers',
  'files-getuploadurl',
  'flavor',
  'invite-create-space-request',
  'invite-existing-space',
  'invite-join',
  'invite-link',
  'invite-update',
  'meetingroom',
  'message-comment-list',
  'message-edit',
  'messages-byref',
  'messages-delete',
  'messages-query',
  'mpaas-token',
  'oauth-access-token',
  'oauth-revoke',
  'service-configurations',
  'socket-media-session-response',
  'socket-media-tracksstatus',
  'socket-message-sent',
  'socket-presence-leaves',
  'socket-presence-online',
  'socket-presence-response',
  'socket-raw-frames-eio3',
  'socket-send-message-failed',
  'socket-send-message',
  'socket-space-call',
  'socket-subscribe',
  'socket-typing',
  'socket-unsubscribe',
  'space-direct',
  'space-join',
  'space-markread',
  'space-members',
  'space-preference',
  'user-jwt-claims',
  'users-colleagues',
  'users-colleaguesbulk',
  'users-me-settings',
  'users-me-spaces',
  'users-me',
  'users-people-withdm',
] as const;

export type SampleName = (typeof sampleNames)[number];

/** What stands at a path of a sample, such as `response.data.0`; the whole sample without one. */
export async function sample(name: SampleName, path = ''): Promise<unknown> {
  const answer = await fetch(new URL(`./samples/${name}.json`, import.meta.url));
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce(
    (value, step) => (value as Record<string, unknown>)[step],
    (await answer.json()) as unknown,
  );
}
