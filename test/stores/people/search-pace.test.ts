/** How often the page's own search is called. */
import { expect } from '@open-wc/testing';
import type { SpacesError } from '../../../src/api/errors.ts';
import { pageSource, PeopleSearch } from '../../../src/stores/people/search.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

const tasksDone = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const text = 'abcdefghijklmnopqrstu';

describe('the page’s own search', () => {
  /** Types a text, ten keys per second; `delay` is how long the n-th answer takes, in ms. */
  const asked = async (delay: (round: number) => number, then: string[] = []): Promise<string[]> => {
    const asked: string[] = [];
    const clock = new ManualClock();
    const answer = { people: [], next: undefined };
    const store = new PeopleSearch({
      sources: [
        {
          contacts: false,
          search: ({ text }) => {
            const ms = delay(asked.push(text));
            if (ms === 0) return Promise.resolve(answer);
            return new Promise((resolve) => clock.after(ms, () => resolve(answer)));
          },
        },
      ],
      eager: true,
      selfId: () => undefined,
      clock,
    });
    const pass = async (ms: number): Promise<void> => {
      clock.pass(ms);
      await tasksDone();
    };
    for (let key = 2; key <= text.length; key += 1) {
      store.type(text.slice(0, key));
      await tasksDone();
      await pass(100);
    }
    await pass(1_000);
    await pass(1_000);
    expect(store.$people.get()).to.include({ step: 'found', text });
    for (const at of then.keys()) {
      store.type(text + then.slice(0, at + 1).join(''));
      await tasksDone();
    }
    return asked;
  };

  it('times out', async () => {
    let signal: AbortSignal | undefined;
    const source = pageSource((_, given) => {
      signal = given.signal;
      return new Promise(() => {});
    }, 10);
    const asking = source.search({ text, page: undefined, signal: new AbortController().signal });
    const code = await asking.catch((error: SpacesError) => error.code);
    expect([code, signal?.aborted]).to.deep.equal(['timeout', true]);
  });

  it('is called for each text while it answers at once', async () => {
    expect(await asked(() => 0)).to.have.lengthOf(text.length - 1);
  });

  it('is called as rarely as the service if its answers take time', async () => {
    expect((await asked(() => 30)).length).to.be.within(2, 3);
    expect((await asked(() => 400)).length).to.be.within(2, 3);
  });

  it('is called for each text again once it answers at once', async () => {
    // The second round, for the whole text, is the first immediate answer.
    const texts = await asked((round) => (round === 1 ? 30 : 0), [...'vwxyz']);
    expect(texts.slice(2)).to.deep.equal(['v', 'vw', 'vwx', 'vwxy', 'vwxyz'].map((end) => text + end));
  });
});
