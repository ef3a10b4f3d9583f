/** Who invites, as far as the session knows. */
import type { Spaces } from '../../stores/spaces.ts';

export interface Inviter {
  readonly name: string;
  /** E-mail address; "" when unknown. */
  readonly address: string;
}

export function inviterOf(spaces: Spaces | undefined): Inviter {
  const session = spaces?.session.$session.get();
  const person = session?.step === 'signed-in' ? session.person : undefined;
  return { name: person?.name ?? '', address: person?.username ?? '' };
}
