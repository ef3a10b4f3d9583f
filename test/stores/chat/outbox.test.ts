import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Outbox } from '../../../src/stores/chat/outbox.ts';
import { message, objectId } from '../fixtures/messages.ts';

const isAfter = (a: { id: string }, b: { id: string }): boolean => a.id > b.id;
const statuses = (outbox: Outbox): (string | undefined)[] =>
  outbox.entries.map((entry) => (entry.kind === 'pending' ? entry.status : undefined));

describe('the outbox', () => {
  it('never gives two texts the same time', () => {
    const outbox = new Outbox();
    const created = [1, 2, 3].map(() => outbox.add('hello', 1_000).created);
    expect(new Set(created).size).to.equal(3);
  });

  it('throws on an impossible change of state', () => {
    const outbox = new Outbox();
    const { key } = outbox.add('hello', 0);
    expect(() => outbox.failed(key, 'not-accepted')).to.throw('cannot go from queued to failed');
  });

  it('recognizes a stored text by its client id even if the time differs', () => {
    const outbox = new Outbox();
    const { key } = outbox.add('hello', 0);
    outbox.sending(key, undefined);
    expect(outbox.match(message(1, { clientId: key }), isAfter)?.key).to.equal(key);
  });

  it('recognizes a stored text by its time and content after the connection broke', () => {
    const outbox = new Outbox();
    const { key, body, created } = outbox.add('hello', 0);
    outbox.sending(key, undefined);
    outbox.unconfirmed(key);
    expect(outbox.match(message(1, { bodyText: body, created }), isAfter)?.key).to.equal(key);
  });

  it('recognizes a text whose stored copy is cut off', () => {
    const outbox = new Outbox();
    const { key, body, created } = outbox.add('"'.repeat(20_000), 0);
    outbox.sending(key, undefined);
    outbox.unconfirmed(key);
    expect(outbox.match(message(1, { bodyText: body.slice(0, 65_536), created }), isAfter)?.key).to.equal(
      key,
    );
  });

  it('does not mistake an older message with the same content for its text', () => {
    const outbox = new Outbox();
    const { key, body } = outbox.add('ok', 0);
    outbox.sending(key, message(10));
    outbox.unconfirmed(key);
    expect(outbox.match(message(5, { bodyText: body }), isAfter)).to.equal(undefined);
    expect(outbox.match(message(11, { bodyText: body }), isAfter)?.key).to.equal(key);
  });

  it('does not mistake the same text from another device for the one it is sending', async () => {
    const outbox = new Outbox();
    const { key, body } = outbox.add('ok', 0);
    await outbox.lead(new AbortController().signal);
    void outbox.sending(key, undefined);
    expect(outbox.match(message(1, { bodyText: body }), isAfter)).to.equal(undefined);
    expect(outbox.match(message(2, { bodyText: body, clientId: key }), isAfter)?.key).to.equal(key);
    const second = outbox.add('ok', 1);
    outbox.remove(key);
    void outbox.sending(second.key, message(2));
    expect(outbox.match(message(3, { bodyText: body }), isAfter)).to.equal(undefined);
    outbox.unconfirmed(second.key);
    expect(outbox.match(message(3, { bodyText: body }), isAfter), 'once seen').to.equal(undefined);
    expect(outbox.match(message(4, { bodyText: body }), isAfter)?.key).to.equal(second.key);
  });

  it('is not held up by a text that failed, only by one that may have been sent', () => {
    const outbox = new Outbox();
    const keys = ['one', 'two', 'three'].map((text) => outbox.add(text, 0).key);
    void outbox.sending(keys[0]!, undefined);
    outbox.failed(keys[0]!, 'not-accepted');
    expect(outbox.head?.key).to.equal(keys[1]);
    void outbox.sending(keys[1]!, undefined);
    outbox.unconfirmed(keys[1]!);
    expect(outbox.head?.key).to.equal(keys[1]);
    expect(statuses(outbox)).to.deep.equal(['failed', 'unconfirmed', 'held']);
  });

  it('does not compare content once it is known that the server keeps the time', () => {
    const outbox = new Outbox();
    const first = outbox.add('one', 0);
    outbox.sending(first.key, undefined);
    outbox.match(message(1, { clientId: first.key, created: first.created }), isAfter);
    outbox.remove(first.key);
    const { key, body } = outbox.add('two', 5);
    outbox.sending(key, message(1));
    outbox.unconfirmed(key);
    expect(outbox.match(message(2, { bodyText: body }), isAfter)).to.equal(undefined);
  });

  it('lets the user decide after three tries', () => {
    const outbox = new Outbox();
    const { key } = outbox.add('hello', 0);
    for (let tries = 0; tries < 3; tries++) {
      expect(statuses(outbox)).to.deep.equal(['queued']);
      outbox.sending(key, undefined);
      outbox.unconfirmed(key);
      outbox.requeue(key);
    }
    expect(statuses(outbox)).to.deep.equal(['failed']);
    outbox.retry(key);
    expect(statuses(outbox)).to.deep.equal(['queued']);
  });

  it('keeps each text, in order, until it is stored or discarded', () => {
    const step = fc.constantFrom('add', 'send', 'lose', 'again', 'fail', 'retry', 'echo', 'discard');
    const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const outbox = new Outbox();
      let expected: string[] = [];
      const may = (status: string): boolean => outbox.head?.status === status;
      steps.forEach((one, index) => {
        const key = outbox.head?.key ?? '';
        if (one === 'add') expected.push(outbox.add(`text ${index}`, index).key);
        else if (one === 'send' && may('queued')) outbox.sending(key, undefined);
        else if (one === 'lose' && may('sending')) outbox.unconfirmed(key);
        else if (one === 'again' && may('unconfirmed')) outbox.requeue(key);
        else if (one === 'fail' && may('sending')) outbox.failed(key, 'not-accepted');
        else if (one === 'retry' && may('failed')) outbox.retry(key);
        else if (one === 'echo' && may('sending')) {
          expect(outbox.match(message(index, { id: objectId(index), clientId: key }), isAfter)?.key).to.equal(
            key,
          );
          outbox.remove(key);
          expected = expected.slice(1);
        } else if (one === 'discard' && (may('failed') || may('unconfirmed'))) {
          outbox.remove(key);
          expected = expected.slice(1);
        }
      });
      expect(outbox.entries.map((entry) => entry.key)).to.deep.equal(expected);
    });
    fc.assert(property, { numRuns: 5_000, seed: 11 });
  });
});
