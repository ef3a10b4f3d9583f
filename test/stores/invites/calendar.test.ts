import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarEntry } from '../../../src/stores/invites/calendar.ts';
import { property } from '../../support/property.ts';

const inviteId = '65f3c90b6d21f8e4730a5c44';
const link = { url: `https://spaces.avayacloud.com/spaces/invites/${inviteId}/join?a=1,2;3`, inviteId };
const time = { starts: Date.UTC(2027, 9, 31, 0, 30), ends: Date.UTC(2027, 9, 31, 1, 30) };

const entry = (title: string): string =>
  calendarEntry({ link, title, time, organizer: 'ada@example.test', sequence: 0 });
/** The title as another program reads it from the file. */
const titleIn = (file: string): unknown => {
  const events = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent');
  expect(events).to.have.lengthOf(1);
  return events[0]!.getFirstPropertyValue('summary');
};
const octets = (text: string): number => new TextEncoder().encode(text).length;

describe('the calendar file of an invitation', () => {
  it('has the same title in another program, in any script', () => {
    for (const title of [
      'Harbour works',
      'Häfen, Kräne; Schiffe\\Boote: "alle"',
      '日本語の会議'.repeat(25),
      'مرحبا بالعالم '.repeat(12).trim(),
      'स्वागत है '.repeat(20).trim(),
      '👩‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(14),
      'a'.repeat(67) + '😀',
      '\\n\\,\\;\\\\',
      'e\u0301'.repeat(90),
    ]) {
      expect(titleIn(entry(title)), title).to.equal(title);
    }
  });

  it('has lines of at most 75 octets, and cuts no character in two', () => {
    property(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (title) => {
        const file = entry(`x${title}x`);
        for (const line of file.split('\r\n')) {
          expect(octets(line)).to.be.at.most(75);
          expect(line).not.to.match(/\p{Cs}/u);
        }
        const shown = `x${title}x`.replace(/\p{Cc}[\p{Cc}\s]*/gu, ' ');
        expect(titleIn(file)).to.equal(shown);
      }),
    );
  });

  it('takes no line break, property or component from a title', () => {
    for (const end of ['\r', '\n', '\r\n', '\u0085', '\v', '\r\n ', '\n\t']) {
      const file = entry(`Tea${end}ATTENDEE:mailto:eve@evil.example${end}END:VEVENT`);
      expect(titleIn(file)).to.equal('Tea ATTENDEE:mailto:eve@evil.example END:VEVENT');
      expect(file).not.to.match(/^(?:ATTENDEE|END:VEVENT.)/m);
      expect(file.match(/[^\r]\n|\r(?!\n)/)).to.equal(null);
    }
    expect(titleIn(entry('half \ud83d of a character'))).to.equal('half \ufffd of a character');
  });
});
