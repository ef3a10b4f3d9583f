import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Message } from '../../../src/protocol/message.ts';
import { MessageLog } from '../../../src/stores/chat/message-log.ts';
import { property } from '../../support/property.ts';
import { ada, bo, message, objectId, sharedFile } from '../fixtures/messages.ts';

const newLog = (now = () => 0): MessageLog => new MessageLog({ myIds: new Set([ada.id]), clock: { now } });
const texts = (log: MessageLog): string[] => Array.from(log.entries, (entry) => entry.message.bodyText);
const ids = (log: MessageLog): string[] => Array.from(log.entries, (entry) => entry.message.id);
const newestFirst = (messages: readonly Message[]): Message[] =>
  messages.toSorted((a, b) => (a.id < b.id ? 1 : -1));

describe('the message log', () => {
  it('contains the same messages for any order and number of copies', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 });
    const law = fc.property(some, fc.infiniteStream(fc.nat()), (seconds, numbers) => {
      const messages = seconds.map((second) => message(second));
      const random = (below: number): number => (numbers.next().value ?? 0) % below;
      const shuffled = [...messages, ...messages].toSorted(() => random(3) - 1);
      const log = newLog();
      for (let at = 0; at < shuffled.length;) {
        const chunk = shuffled.slice(at, (at += 1 + random(5)));
        if (random(2)) chunk.forEach((one) => log.live(one));
        else log.changes(chunk, log.startFetch());
      }
      log.page({ messages: newestFirst(messages), newest: true }, log.startFetch());
      expect(ids(log)).to.deep.equal(seconds.toSorted((a, b) => a - b).map((second) => objectId(second)));
    });
    property(law, 2_000);
  });

  it('sorts by the server’s order, not by a client clock that is a day wrong', () => {
    const log = newLog();
    log.live(message(10));
    log.live(message(11, { sender: bo, created: '2026-02-28T00:00:00.123Z' }));
    log.live(message(12));
    expect(ids(log)).to.deep.equal([objectId(10), objectId(11), objectId(12)]);
  });

  it('sorts like the server’s pages if its ids have no order', () => {
    const page = ['f'.repeat(24), '1'.repeat(24), '9'.repeat(24)].map((id, index) =>
      message(30 - index, { id }),
    );
    const log = newLog();
    log.live(message(31, { id: '5'.repeat(24) }));
    log.page({ messages: [message(31, { id: '5'.repeat(24) }), ...page], newest: true }, log.startFetch());
    expect(ids(log)).to.deep.equal(['9', '1', 'f', '5'].map((digit) => digit.repeat(24)));
  });

  it('edits a message in place', () => {
    const log = newLog();
    for (const second of [1, 2, 3]) log.live(message(second));
    log.live(message(2, { bodyText: 'edited' }));
    expect(texts(log)).to.deep.equal(['<p>text 1</p>', 'edited', '<p>text 3</p>']);
  });

  it('keeps the later of two edits', () => {
    const log = newLog();
    log.live(message(1, { bodyText: 'second', modified: 20 }));
    log.live(message(1, { bodyText: 'first', modified: 10 }));
    expect(texts(log)).to.deep.equal(['second']);
  });

  it('does not restore a deleted message that arrives late', () => {
    const log = newLog();
    log.live(message(1, { deleted: true, bodyText: '' }));
    log.live(message(1));
    expect(texts(log)).to.deep.equal([]);
  });

  it('removes a message that the history no longer contains', () => {
    let now = 0;
    const log = newLog(() => now);
    const three = [1, 2, 3].map((second) => message(second));
    log.page({ messages: newestFirst(three), newest: true }, log.startFetch());
    now = 60_000;
    log.page({ messages: [message(3), message(1)], newest: true }, log.startFetch());
    expect(ids(log)).to.deep.equal([objectId(1), objectId(3)]);
  });

  it('keeps messages and edits that arrive while the history loads', () => {
    const log = newLog();
    const fetch = log.startFetch();
    log.live(message(5));
    log.live(message(2, { bodyText: 'edited meanwhile' }));
    log.page({ messages: [message(3), message(2), message(1)], newest: true }, fetch);
    expect(texts(log)).to.deep.equal(['<p>text 1</p>', 'edited meanwhile', '<p>text 3</p>', '<p>text 5</p>']);
  });

  it('contains a text once if a retry stored it twice', () => {
    const [first, again] = [
      message(1),
      message(2, { bodyText: message(1).bodyText, created: message(1).created }),
    ];
    for (const order of [
      [first, again],
      [again, first],
    ]) {
      const log = newLog();
      order.forEach((copy) => log.live(copy));
      expect(ids(log)).to.deep.equal([first.id]);
      // Both on one page of the history.
      const loaded = newLog();
      loaded.page({ messages: order, newest: true }, loaded.startFetch());
      expect(ids(loaded)).to.deep.equal([first.id]);
    }
  });

  it('contains each message without words, and merges only copies of a text or of the same files', () => {
    const bodies = ['', '<p></p>', '<p><br></p>', '<p>&nbsp;</p>', '<img src="x">', 'ok'];
    const part = fc.record({ body: fc.constantFrom(...bodies), file: fc.constantFrom('', 'f1', 'f2') });
    const law = fc.property(fc.array(part, { maxLength: 12 }), fc.boolean(), (parts, isLive) => {
      const created = '2026-03-01T00:00:01.123Z';
      const messages = parts.map(({ body, file }, index) =>
        message(index, { created, bodyText: body, files: file ? [{ ...sharedFile, id: file }] : [] }),
      );
      const log = newLog();
      if (isLive) messages.toReversed().forEach((one) => log.live(one));
      else log.page({ messages: newestFirst(messages), newest: true }, log.startFetch());
      // Only a text or a file can be recognised as the copy of another message.
      const known = new Set<string>();
      const expected = parts.flatMap(({ body, file }, index) => {
        const copy = `${body} ${file}`;
        const isCopy = (body === 'ok' || file !== '') && known.has(copy);
        known.add(copy);
        return isCopy ? [] : [objectId(index)];
      });
      expect(ids(log)).to.deep.equal(expected);
    });
    property(law);
  });

  it('shows that an edit has changed the files', () => {
    const log = newLog();
    log.live(message(1, { files: [sharedFile] }));
    log.live(message(1, { files: [] }));
    expect(log.entries.at(0)?.message.files).to.deep.equal([]);
  });

  it('keeps two equal texts whose times are cut to seconds', () => {
    const log = newLog();
    const created = '2026-03-01T00:00:01.000Z';
    log.live(message(1, { created, bodyText: 'ok' }));
    log.live(message(2, { created, bodyText: 'ok' }));
    expect(texts(log)).to.deep.equal(['ok', 'ok']);
  });

  it('keeps the key of the pending text', () => {
    const log = new MessageLog({ myIds: new Set([ada.id]), confirm: () => 'pending-1' });
    log.live(message(1));
    expect(log.entries.at(0)?.key).to.equal('pending-1');
  });
});
