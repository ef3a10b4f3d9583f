import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ownZone, zonedTime, timeZones, zoneOfCity } from '../../../src/stores/invites/zoned-time.ts';

describe('a time in a time zone', () => {
  const at = (date: string, time: string, zone: string): string | undefined => {
    const ms = zonedTime(date, time, zone);
    return ms === undefined ? undefined : new Date(ms).toISOString();
  };

  it('follows daylight saving time', () => {
    expect(at('2026-01-15', '09:00', 'Europe/Berlin')).to.equal('2026-01-15T08:00:00.000Z');
    expect(at('2026-07-15', '09:00', 'Europe/Berlin')).to.equal('2026-07-15T07:00:00.000Z');
    expect(at('2026-07-15', '09:00', 'Asia/Kolkata')).to.equal('2026-07-15T03:30:00.000Z');
  });

  it('is the first of two equal times, and moves forward if the clocks skip it', () => {
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).to.equal('2026-10-25T00:30:00.000Z');
    expect(at('2026-03-29', '02:30', 'Europe/Berlin'), '03:30 in summer time').to.equal(
      '2026-03-29T01:30:00.000Z',
    );
    expect(at('2026-04-05', '01:45', 'Australia/Lord_Howe')).to.equal('2026-04-04T14:45:00.000Z');
  });

  it('is undefined if the date, time or zone does not exist', () => {
    for (const [date, time, zone] of [
      ['', '09:00', 'UTC'],
      ['2026-02-30', '09:00', 'UTC'],
      ['2026-01-01', '', 'UTC'],
      ['2026-01-01', '09:00', 'Europe/Atlantis'],
    ] as const) {
      expect(at(date, time, zone)).to.equal(undefined);
    }
  });

  it('reads back as typed in each zone, except for skipped times', () => {
    expect(timeZones()).to.include(ownZone());
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...timeZones()), (day, zone) => {
        const [date = '', clock = ''] = day.toISOString().split('T');
        const time = clock.slice(0, 5);
        const ms = zonedTime(date, time, zone);
        if (ms === undefined) return false;
        const form = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        const shown = Date.parse(`${form.format(ms).replace(' ', 'T')}Z`);
        const moved = shown - Date.parse(`${date}T${time}Z`);
        return moved === 0 || (moved > 0 && moved <= 86_400_000);
      }),
      { numRuns: 300 },
    );
  });

  it('can be chosen by the names of today', () => {
    for (const name of [
      'Europe/Kyiv',
      'Asia/Kolkata',
      'Asia/Ho_Chi_Minh',
      'Asia/Kathmandu',
      'Asia/Yangon',
      'America/Nuuk',
      'Atlantic/Faroe',
      'America/Argentina/Buenos_Aires',
      'Pacific/Kanton',
    ]) {
      expect(timeZones(), name).to.include(name);
    }
    for (const name of ['Europe/Kiev', 'Asia/Calcutta', 'Asia/Saigon', 'America/Godthab']) {
      expect(timeZones(), name).not.to.include(name);
    }
    expect(new Set(timeZones()).size).to.equal(timeZones().length);
  });

  it('is found by its city, also by an old name and without accents', () => {
    for (const [text, zone] of [
      ['kyiv', 'Europe/Kyiv'],
      ['Kiev', 'Europe/Kyiv'],
      ['ho chi', 'Asia/Ho_Chi_Minh'],
      ['Calcutta', 'Asia/Kolkata'],
      ['são paulo', 'America/Sao_Paulo'],
      ['Asia/Kath', 'Asia/Kathmandu'],
      ['berlin', 'Europe/Berlin'],
      ['  ', undefined],
      ['Atlantis', undefined],
    ] as const) {
      expect(zoneOfCity(text), text).to.equal(zone);
    }
  });
});
