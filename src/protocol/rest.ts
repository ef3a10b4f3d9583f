/** Reads responses of the REST API that joining needs: one reader per endpoint, which returns undefined for an invalid response. */
import { type Person, readPerson } from './person.ts';
import { anything, read, record, text } from './read.ts';
import { readSpace, type Space } from './space.ts';

const authSchema = record({ token: text(16_385) });
const joinSchema = record({ topic: anything });
/** Only visible ASCII counts as a token, because a header will carry it. [doc: D/api/users/anonymous_auth] */
export function readAnonymousAuth(answer: unknown): { token: string } | undefined {
  const found = read(authSchema, answer);
  return found && /^[!-~]{1,16384}$/.test(found.token) ? found : undefined;
}

/** [doc: D/api/users/users_me] */
export function readMe(answer: unknown): Person | undefined {
  return readPerson(answer);
}

/** `{topic}`, from both join requests. [doc: D/api/spaces/spaces_spaceid_join] */
export function readJoin(answer: unknown): Space | undefined {
  return readSpace(read(joinSchema, answer)?.topic);
}
