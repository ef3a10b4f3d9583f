/** English words for why a link leads into no space, within `<spaces-join>`. */
import type { JoinState, RefusedReason } from '../../stores/join.ts';

type LinkProblem = Exclude<Extract<JoinState, { step: 'no-invite' }>['problem'], 'empty'>;

export type LinkStrings = Readonly<Record<LinkProblem | RefusedReason, string>>;

export const linkStrings: LinkStrings = {
  'too-long': 'This link is damaged. Please copy it again from the invitation.',
  'not-a-link': 'This is not an invitation link. Please copy it again from the invitation.',
  'not-secure': 'This link is not secure, so it is not used.',
  'foreign-host': 'This link leads to another website, so it is not used.',
  'has-credentials': 'This link carries a password, so it is not used. Please ask for a new one.',
  'unknown-path': 'This link does not lead to an invitation. Please copy it again from the invitation.',
  'bad-id': 'This link is damaged. Please copy it again from the invitation.',
  'bad-email': 'This link is damaged. Please copy it again from the invitation.',
  'no-space': 'This link names a person, not a space that can be joined here.',
  'unknown-invite':
    'This invitation is not known, or it was withdrawn. Ask the person who invited you for a new one.',
  'not-allowed': 'You are not allowed into this space. Ask the person who invited you.',
  archived: 'This space is archived, so nobody can join it any more.',
};
