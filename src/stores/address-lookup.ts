/** Finds out who is behind many addresses, as many at a time as the service takes. */
import { SpacesError } from '../api/errors.ts';
import { bulkSize, type PeopleClient } from '../api/people-client.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf, type Failure } from './failure.ts';

/** What is known about some of the addresses; those that are not in `people` belong to nobody who can be found. */
export interface LookedUp {
  readonly addresses: readonly string[];
  readonly people: ReadonlyMap<string, Person>;
  /** The service did not say: of these addresses nothing is known. */
  readonly failure: Failure | undefined;
}

/** Hands over one batch after the other, in order. After a failure that another try would not mend, nobody is asked any more. */
export async function* lookUpAddresses(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<LookedUp> {
  let hopeless: Failure | undefined;
  for (let at = 0; at < addresses.length && !signal.aborted; at += bulkSize) {
    const batch = addresses.slice(at, at + bulkSize);
    const answer: LookedUp = hopeless
      ? { addresses: batch, people: new Map(), failure: hopeless }
      : await ask(client, batch, signal);
    if (signal.aborted) return;
    if (answer.failure?.retryable === false) hopeless = answer.failure;
    yield answer;
  }
}

async function ask(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<LookedUp> {
  const people = new Map<string, Person>();
  try {
    for (const { person, addresses: own } of await client.byAddress(addresses, signal)) {
      for (const address of own) people.set(address, person);
    }
    return { addresses, people, failure: undefined };
  } catch (error) {
    if (!(error instanceof SpacesError) && !signal.aborted) throw error;
    return { addresses, people, failure: error instanceof SpacesError ? failureOf(error) : undefined };
  }
}
