/** Where people come from: the two searches of the service, or a search of the page's own. */
import { SpacesError } from '../api/errors.ts';
import type { PeopleClient } from '../api/people-client.ts';
import { readGivenPerson } from '../protocol/people.ts';
import type { Person } from '../protocol/person.ts';
import { readEach } from '../protocol/read.ts';
import type { PeoplePage, PeopleSource } from './people-search.ts';

/** The page's own search; may reject, and may ignore the signal. Of a person only `id` and `name` are needed. */
export type SearchPeople = (
  text: string,
  options: { readonly signal: AbortSignal },
) => Promise<readonly Partial<Person>[]>;

type Call = Parameters<PeopleSource['search']>[0];

/**
 * @param identify waits until there is a session
 * @param beside what else has to be known about a text before its people are shown; must not reject
 */
export function serviceSources(
  client: PeopleClient,
  identify: () => Promise<void>,
  beside: (call: Call) => Promise<void>,
): readonly PeopleSource[] {
  const source = (contacts: boolean, ask: (call: Call) => Promise<PeoplePage>): PeopleSource => ({
    contacts,
    search: async (call) => {
      await identify();
      const [page] = await Promise.all([ask(call), beside(call)]);
      return page;
    },
  });
  return [source(false, (call) => client.colleagues(call)), source(true, (call) => client.contacts(call))];
}

/** @param timeout ms after which a page that has not answered is not waited for, as with the service */
export function pageSource(ask: SearchPeople, timeout = 15_000): PeopleSource {
  return {
    contacts: false,
    search: async ({ text, signal }) => {
      const limit = AbortSignal.timeout(timeout);
      const late = new Promise<never>((_, reject) =>
        limit.addEventListener('abort', () => reject(new SpacesError('timeout'))),
      );
      const answer = answerOf(ask, text, AbortSignal.any([signal, limit]));
      const given: unknown = await Promise.race([answer, late]);
      if (!Array.isArray(given)) throw new SpacesError('bad-answer');
      return { people: readEach(given, readGivenPerson), next: undefined };
    },
  };
}

async function answerOf(ask: SearchPeople, text: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await ask(text, { signal });
  } catch (cause) {
    throw new SpacesError('server-error', { cause });
  }
}
