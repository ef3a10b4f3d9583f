import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { isCheapMarkup, showMarkup } from '../../src/ui/rich-text-sanitiser.ts';

const allowedTags = new Set('P BR B STRONG I EM U S A UL OL LI CODE PRE BLOCKQUOTE SPAN'.split(' '));

function shown(html: string): HTMLElement {
  const box = document.createElement('div');
  showMarkup(box, { text: '', markup: html });
  return box;
}

/** The addresses beside links come from us, not from the message. */
function withoutTargets(html: string): string {
  const box = shown(html);
  for (const target of box.querySelectorAll('bdi')) target.remove();
  return box.innerHTML;
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><p>x</p></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\tscript:alert(1)">x</a>',
  '<p style="position:fixed" class="x" id="y" onclick="alert(1)">text</p>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<form action="https://evil.example"><input name=password></form>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="https://user:pass@evil.example">x</a>',
  '<p><a href="data:text/html,<script>alert(1)</script>">x</a></p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
];

describe('the markup of a message', () => {
  for (const html of hostile) {
    it(`is harmless: ${html}`, () => {
      const box = shown(html);
      for (const element of box.querySelectorAll('*')) {
        expect(allowedTags.has(element.tagName), element.tagName).to.equal(true);
        const names = element.getAttributeNames();
        expect(
          names.every(
            (name) => element.localName === 'a' && ['dir', 'href', 'rel', 'target', 'title'].includes(name),
          ),
        ).to.equal(true);
      }
      expect(box.querySelector('a[href^="java"], a[href^="data"]')).to.equal(null);
    });
  }

  it('does not change when it is sanitised again', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<a href="https://example.org">',
      '</a>',
      '<ul><li>',
      '&lt;',
      'text ',
      '<svg>',
      '<style>',
      '"',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const once = withoutTargets(parts.join(''));
        expect(withoutTargets(once)).to.equal(once);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps lists, code and quotes', () => {
    const html = '<ul><li>one</li></ul><pre><code>two</code></pre><blockquote>three</blockquote>';
    expect(shown(html).innerHTML).to.equal(html);
  });

  it('is not parsed when it would become too many elements', () => {
    expect(
      isCheapMarkup('<p>Hello <b>you</b> <a href="https://example.org/?a>b">there</a><br/></p>'),
    ).to.equal(true);
    expect(isCheapMarkup('1 < 2 and 3 > 2')).to.equal(true);
    const bombs = [
      '<div>'.repeat(51),
      `<p>${'<b a=1><b a=2>'.repeat(20)}${'<p>x</p>'.repeat(2_000)}`,
      '<b title="</b>">'.repeat(60),
      '<b></i>'.repeat(60),
      '<b "><b>',
      '<b =">',
      '<!-- <b> -->',
      '<style><b></style>',
      `<p>${'x'.repeat(33_000)}</p>`,
    ];
    for (const bomb of bombs) expect(isCheapMarkup(bomb), bomb.slice(0, 40)).to.equal(false);
  });

  it('never blocks the page', () => {
    const tags = fc.constantFrom(
      '<b>',
      '<i x=1>',
      '</b>',
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '<a href=x>',
      'x',
      '</i>',
      '<table>',
      '<td>',
    );
    fc.assert(
      fc.property(
        fc.array(tags, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 2_500 }),
        (unit, times) => {
          const html = unit.join('').repeat(times);
          if (!isCheapMarkup(html)) return;
          const begin = performance.now();
          shown(html);
          expect(performance.now() - begin).to.be.below(400);
        },
      ),
      { numRuns: 150 },
    );
  });
});
