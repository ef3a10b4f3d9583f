import { expect } from '@open-wc/testing';
import { addLinks } from '../../src/ui/rich-text-links.ts';

function linked(text: string): HTMLElement {
  const box = document.createElement('div');
  box.textContent = text;
  addLinks(box);
  return box;
}

function linksIn(text: string): [string, string][] {
  return Array.from(linked(text).querySelectorAll('a'), (anchor) => [anchor.textContent, anchor.href]);
}

describe('an address in a text', () => {
  const found: readonly (readonly [string, string, string])[] = [
    ['see https://garden.example/beds today', 'https://garden.example/beds', 'https://garden.example/beds'],
    ['http://127.0.0.1:8080/a?b=c#d', 'http://127.0.0.1:8080/a?b=c#d', 'http://127.0.0.1:8080/a?b=c#d'],
    ['Is it https://garden.example/beds?', 'https://garden.example/beds', 'https://garden.example/beds'],
    ['(at www.garden.example)', 'www.garden.example', 'https://www.garden.example/'],
    [
      'https://garden.example/Rose_(red), they say',
      'https://garden.example/Rose_(red)',
      'https://garden.example/Rose_(red)',
    ],
    [
      '[roses](https://garden.example/roses)...',
      'https://garden.example/roses',
      'https://garden.example/roses',
    ],
    ['"https://garden.example/"', 'https://garden.example/', 'https://garden.example/'],
    ['<https://garden.example/a>', 'https://garden.example/a', 'https://garden.example/a'],
    [
      'https://garten.example/blumenübersicht',
      'https://garten.example/blumenübersicht',
      'https://garten.example/blumen%C3%BCbersicht',
    ],
    ['Ask mira.holt@garden.example.', 'mira.holt@garden.example', 'mailto:mira.holt@garden.example'],
    ['mailto:mira@garden.example', 'mailto:mira@garden.example', 'mailto:mira@garden.example'],
    ['HTTPS://GARDEN.EXAMPLE', 'HTTPS://GARDEN.EXAMPLE', 'https://garden.example/'],
  ];
  for (const [text, shown, address] of found) {
    it(`becomes a link without the punctuation around it: ${text}`, () => {
      expect(linksIn(text)).to.deep.equal([[shown, address]]);
    });
  }

  it('is found each time, and the text stays complete', () => {
    const text = 'One: https://a.example, two: www.b.example; three: c@d.example!';
    expect(linksIn(text).map(([shown]) => shown)).to.deep.equal([
      'https://a.example',
      'www.b.example',
      'c@d.example',
    ]);
    expect(linked(text).textContent).to.equal(text);
  });

  const others = [
    'javascript:alert(1)',
    'ftp://garden.example/',
    'data:text/html,x',
    '//garden.example',
    'seeds.txt and garden.example',
    'https://user:password@garden.example/',
    'https://',
    'xhttps://garden.example',
    'www.',
    'a@b',
    '@mira hello',
    'http://[not-an-address',
    ')))(((',
  ];
  for (const text of others) {
    it(`is not found in: ${text}`, () => expect(linksIn(text)).to.deep.equal([]));
  }

  it('opens in a new tab and shows where it leads', () => {
    const anchor = linked('https://garden.example/').querySelector('a');
    expect(anchor).to.include({ target: '_blank', rel: 'noopener noreferrer nofollow ugc' });
    expect(anchor).to.include({ title: 'https://garden.example/' });
  });

  it('shows its real host when letters of other alphabets imitate one', () => {
    expect(linksIn('https://g\u0430rden.example/')[0]?.[0]).to.match(/^https:\/\/xn--/);
  });

  it('is found in linear time, also in hostile texts', () => {
    for (const part of ['a', '@', 'a@', 'a.', 'www.', 'http://', 'mailto:', ')', '(', 'a@b.', 'https://a ']) {
      const started = performance.now();
      linked(part.repeat(20_000 / part.length));
      linked(`a@${part.repeat(20_000 / part.length)}`);
      linked(`https://a/${part.repeat(20_000 / part.length)}`);
      expect(performance.now() - started, part).to.be.below(2_000);
    }
  });
});

describe('the links of a message', () => {
  it('are found in text and open safely', () => {
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

  it('show the real host when letters of another alphabet imitate one', () => {
    const link = linked('https://аpple.com/login').querySelector('a')!;
    expect(link.textContent).to.equal('https://xn--pple-43d.com/login');
  });
});
