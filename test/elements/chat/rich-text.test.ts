import { expect, nextFrame } from '@open-wc/testing';
import * as fc from 'fast-check';
import { isCheapMarkup, showMarkup } from '../../../src/ui/rich-text-sanitiser.ts';
import { addLinks } from '../../../src/ui/rich-text-links.ts';
import { showRichText } from '../../../src/ui/rich-text.ts';
import { until } from '../../support/visitors.ts';

const allowed = new Set('P BR B STRONG I EM U S A UL OL LI CODE PRE BLOCKQUOTE SPAN'.split(' '));

function shown(html: string): HTMLElement {
  const box = document.createElement('div');
  showMarkup(box, { text: '', markup: html });
  return box;
}

function linked(text: string): HTMLElement {
  const box = document.createElement('div');
  box.textContent = text;
  addLinks(box);
  return box;
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
        expect(allowed.has(element.tagName), element.tagName).to.equal(true);
        const names = element.getAttributeNames();
        expect(
          names.every(
            (name) => element.localName === 'a' && ['href', 'rel', 'target', 'title'].includes(name),
          ),
        ).to.equal(true);
      }
      expect(box.querySelector('a[href^="java"], a[href^="data"]')).to.equal(null);
    });
  }

  it('comes out the same when it goes through twice', () => {
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
        const once = shown(parts.join('')).innerHTML;
        expect(shown(once).innerHTML).to.equal(once);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps lists, code and quotes', () => {
    const html = '<ul><li>one</li></ul><pre><code>two</code></pre><blockquote>three</blockquote>';
    expect(shown(html).innerHTML).to.equal(html);
  });

  it('is counted before anybody parses it', () => {
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

  it('never blocks the page, however bad it is', () => {
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

describe('the links of a message', () => {
  it('are found in text, and open safely', () => {
    const link = linked('See https://example.org/a?b=c, thanks').querySelector('a')!;
    expect(link.href).to.equal('https://example.org/a?b=c');
    expect(link.rel).to.equal('noopener noreferrer nofollow ugc');
    expect(link.target).to.equal('_blank');
    expect(linked('www.example.org').querySelector('a')!.href).to.equal('https://www.example.org/');
    expect(linked('write to ada@example.org').querySelector('a')!.href).to.equal('mailto:ada@example.org');
  });

  for (const text of [
    'readme.md',
    'e.g. this',
    'javascript:alert(1)',
    'file.ts:12',
    'ftp://example.org/x',
    '//example.org',
  ]) {
    it(`are not made of "${text}"`, () => {
      expect(linked(text).querySelector('a')).to.equal(null);
    });
  }

  it('show a foreign alphabet for what it is', () => {
    const link = linked('https://аpple.com/login').querySelector('a')!;
    expect(link.textContent).to.equal('https://xn--pple-43d.com/login');
  });

  it('show where they lead when their text names another place', () => {
    const lies =
      '<a href="https://evil.example/x">https://bank.example/login</a> <a href="https://evil.example">bank.example</a>';
    expect(shown(lies).textContent).to.equal(
      'https://bank.example/login (evil.example) bank.example (evil.example)',
    );
    expect(shown('<a href="https://www.example.org/a">example.org/a</a>').textContent).to.equal(
      'example.org/a',
    );
    expect(shown('<a href="https://evil.example">click here</a>').textContent).to.equal('click here');
    expect(shown('<a href="https://evil.example">\u202egro.elpmaxe</a>').textContent).to.contain(
      '(evil.example)',
    );
  });
});

describe('the text of a message', () => {
  let box: HTMLElement;

  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });

  afterEach(() => box.remove());

  it('stands there at once, and its markup a moment later', async () => {
    showRichText(box, { text: 'Hello you', markup: '<p>Hello <b>you</b></p>' }, 'Show more');
    expect(box.textContent).to.equal('Hello you');
    await until(() => box.querySelector('b') !== null, 'the markup is shown');
    expect(box.textContent).to.equal('Hello you');
  });

  it('is not overwritten by the markup of an older one', async () => {
    showRichText(box, { text: 'old', markup: '<b>old</b>' }, 'Show more');
    showRichText(box, { text: 'new' }, 'Show more');
    await nextFrame();
    await nextFrame();
    expect(box.innerHTML).to.equal('new');
  });

  it('is cut when it is endless, and shown whole when asked', async () => {
    const text = 'word '.repeat(10_000);
    showRichText(box, { text, markup: `<p>${text}</p>` }, 'Show more');
    expect(box.textContent!.length).to.be.below(2_100);
    box.querySelector('button')!.click();
    expect(box.textContent).to.equal(text);
  });

  it('is never cut through a character', () => {
    showRichText(box, { text: '😀'.repeat(15_000) }, 'Show more');
    expect(box.textContent).to.match(/^(?:😀)+… Show more$/u);
  });
});
