import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cleanLine } from '../../src/protocol/read.ts';
import { capMarks } from '../../src/ui/rich-text.ts';
import { anyText, property } from '../support/property.ts';

const marks = [
  '\u{1f3fd}',
  '\u0301',
  '\u200d',
  '\ufe0f',
  '\u{e0067}',
  '\u05b0',
  '\u20e3',
  '\u200c',
  '\u094d',
];

describe('marks on a character', () => {
  it('are cut after sixteen, whichever they are', () => {
    const run = fc.array(fc.constantFrom(...marks), { minLength: 17, maxLength: 400 });
    property(
      fc.property(run, anyText, (found, rest) => {
        const capped = capMarks(`x${found.join('')} ${rest}`);
        expect([...(capped.split(' ')[0] ?? '')]).to.have.length(17);
        expect(/[\p{M}\p{EMod}\p{DI}]{17}/u.test(capped)).to.equal(false);
        expect(capMarks(capped)).to.equal(capped);
      }),
    );
  });

  it('stay whole in real words and emoji', () => {
    for (const text of [
      '👨🏽\u200d👩🏽\u200d👧🏽\u200d👦🏽',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '👩🏻\u200d❤️\u200d💋\u200d👩🏼 1️⃣',
      'บทที่ น้ำ ผู้',
      'בְּרֵאשִׁית בָּרָא',
      'क्ष्म्य नमस्ते',
      'a\u0300\u0301\u0302\u0303',
    ]) {
      expect(capMarks(text)).to.equal(text);
    }
  });

  it('are cut in names, too', () => {
    expect([...cleanLine(`Ada${'\u0301'.repeat(190)}`)]).to.have.length(7);
  });
});
