import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { addLinks } from '../../src/ui/rich-text-links.ts';
import { showMarkup } from '../../src/ui/rich-text-sanitiser.ts';

function shown(markup: string): HTMLElement {
  const box = document.createElement('div');
  showMarkup(box, { text: '', markup });
  return box;
}

function linked(text: string): HTMLElement {
  const box = document.createElement('div');
  box.textContent = text;
  addLinks(box);
  return box;
}

/** What a message shows for a link with this text. */
function linkTo(href: string, text: string): string {
  const anchor = document.createElement('a');
  anchor.setAttribute('href', href);
  anchor.textContent = text;
  return shown(anchor.outerHTML).textContent;
}

describe('a link with a text of its own', () => {
  const disguises = [
    'https://bank.example/login',
    'bank.example',
    'BANK.EXAMPLE',
    'bank.example.',
    'www.bank.example/evil.example/',
    'bank。com',
    'bank．com',
    'bank｡com',
    'ｂａｎｋ.com',
    'https：//bank.com',
    'https:／／bank.com',
    'bank\u200b.com',
    'ba\u00adnk.com',
    'ba\u2060nk.com',
    'ba\u034fnk.com',
    '\ufeffbank.com',
    'b\u0430nk.com',
    'Go to https://bank.com',
    'Log in: bank.com',
    '(bank.com)',
    'https://bank.com@evil.example/other',
    'https://bank.com\\@evil.example',
    'https://evil.example\\.bank.com',
    'bank.com/evil.example',
    '\u202emoc.knab',
    '\u2067bank.com\u2069',
    'bank.com:443',
    'bank dot com',
    'ada@bank.com',
    'Click here',
    'https://evil.example.bank.com/x',
    'https://evil.example/another-path',
    'http://evil.example/x',
  ];
  for (const text of disguises) {
    it(`shows the host that it leads to: ${JSON.stringify(text)}`, () => {
      expect(linkTo('https://evil.example/x', text)).to.match(/ \((?:https:\/\/)?evil\.example(?:\/x)?\)$/);
    });
  }

  for (const [href, text] of [
    ['https://garden.example/', 'https://garden.example/'],
    ['https://garden.example/', 'garden.example'],
    ['https://www.garden.example/a', 'garden.example/a'],
    ['https://garden.example/wiki/K%C3%B6ln', 'https://garden.example/wiki/Köln'],
    ['https://fa.garden.example/%D9%85%DB%8C%E2%80%8C', 'https://fa.garden.example/می\u200c'],
    ['https://garden.example/a?b=c#d', 'https://Garden.example/a?b=c#d'],
    ['https://garden.example/', 'ｇａｒｄｅｎ．ｅｘａｍｐｌｅ'],
    ['mailto:ada@garden.example', 'ada@garden.example'],
    ['mailto:ada@garden.example', 'mailto:Ada@garden.example'],
    ['mailto:ada@garden.example?subject=Roses', 'ada@garden.example'],
    ['tel:+49301234567', '+49 30 1234567'],
  ] as const) {
    it(`shows nothing else when its text is exactly that address: ${text}`, () => {
      expect(linkTo(href, text)).to.equal(text);
    });
  }

  for (const [href, text, target] of [
    ['mailto:eve@evil.example', 'ada@bank.example', 'eve@evil.example'],
    ['mailto:eve@evil.example', 'Ada', 'eve@evil.example'],
    [
      'mailto:ada@bank.example?bcc=eve@evil.example',
      'ada@bank.example',
      'ada@bank.example, eve@evil.example',
    ],
    ['mailto:ada@bank.example?CC=eve@evil.example', 'ada@bank.example', 'ada@bank.example, eve@evil.example'],
    ['mailto:%65ve@evil.example', 'ada@bank.example', 'eve@evil.example'],
    ['mailto:ada@b\u0430nk.example', 'ada@b\u0430nk.example', 'ada@xn--bnk-6cd.example'],
    ['tel:+19005550100', '+49 30 1234567', '+19005550100'],
    ['https://b\u0430nk.example/', 'https://b\u0430nk.example/', 'xn--bnk-6cd.example'],
    ['https://xn--bnk-6cd.example/', 'bank.example', 'xn--bnk-6cd.example'],
    ['https://bank.example%E3%80%82evil.example/', 'https://bank.example', 'bank.example.evil.example'],
    ['https://2130706433/', 'https://bank.example', '127.0.0.1'],
  ] as const) {
    it(`shows its real target, ${target}, beside the text ${JSON.stringify(text)}`, () => {
      expect(linkTo(href, text)).to.equal(`${text} (${target})`);
    });
  }

  it('shows its address when its text is invisible', () => {
    expect(linkTo('https://evil.example/x', '\u200b\u3164')).to.equal('https://evil.example/x');
  });

  it('keeps its direction to itself', () => {
    const anchor = shown('<a href="https://evil.example">\u202egro.knab</a>').querySelector('a')!;
    expect(anchor.dir).to.equal('auto');
    expect((anchor.nextSibling as HTMLElement).dir).to.equal('ltr');
  });

  it('always shows where it leads', () => {
    const part = fc.constantFrom(
      ...'https:// http:// mailto: www. bank.com bank evil.example .com / @ \\ # ? % 。 ． : . ／ ％ ａ а'.split(
        ' ',
      ),
      ...['\u200b', '\u202e', '\u00ad', '\u2066', ' ', '\u3164', '%2e', 'tel:', '日本'],
    );
    const text = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (words) => {
        const anchor = document.createElement('a');
        anchor.href = 'https://evil.example/x';
        anchor.textContent = words;
        const box = shown(anchor.outerHTML);
        const link = box.querySelector('a[href="https://evil.example/x"]')!;
        const isExact = /^(?:https:\/\/)?(?:www\.)?evil[.．。]example\/x\/?$/i.test(link.textContent.trim());
        const note = link.nextElementSibling?.textContent ?? '';
        expect(isExact || note.includes('evil.example'), words).to.equal(true);
      }),
      { numRuns: 2_000, examples: disguises.map((disguise) => [disguise]) },
    );
  });
});

describe('an address in a text', () => {
  for (const [text, ...addresses] of [
    ['请看https://example.com/a，谢谢。', 'https://example.com/a'],
    ['读https://example.com/docs/48（第二版）然后回复', 'https://example.com/docs/48'],
    ['資料はhttps://example.com/doc.pdfです', 'https://example.com/doc.pdf'],
    ['请访问https://example.com谢谢', 'https://example.com'],
    [
      '《梦》当当网http://t.example/RUy3《梦》亚马逊http://t.example/RUyQ',
      'http://t.example/RUy3',
      'http://t.example/RUyQ',
    ],
    ['看https://a.example/1和www.b.example/2。', 'https://a.example/1', 'www.b.example/2'],
    ['「https://example.com/a」', 'https://example.com/a'],
    ['https://example.com/a,请看', 'https://example.com/a'],
    ['(https://example.com/a_(b))的文档', 'https://example.com/a_(b)'],
    ['링크https://example.com/a를 보세요', 'https://example.com/a'],
    ['ดูที่https://example.com/aครับ', 'https://example.com/a'],
    ['联系ada@example.com谢谢', 'ada@example.com'],
    ['メールはada@example.comへ。bo@example.comも', 'ada@example.com', 'bo@example.com'],
    ['写给用户@例子.example', '写给用户@例子.example'],
    ['E-Mail:ada@example.com', 'ada@example.com'],
    ["'o'brien@example.com'", "o'brien@example.com"],
    ['mailto:ada@example.com谢谢', 'mailto:ada@example.com'],
    ['https://example.com/a\u200b, see', 'https://example.com/a'],
  ] as const) {
    it(`is exactly the address between letters without spaces: ${text}`, () => {
      const found = Array.from(linked(text).querySelectorAll('a'), (anchor) => anchor.textContent);
      const isMail = text.includes('例子');
      expect(found).to.deep.equal(isMail ? ['写给用户@xn--fsqu00a.example'] : addresses);
    });
  }

  for (const address of [
    'https://de.wikipedia.org/wiki/Köln',
    'https://ja.wikipedia.org/wiki/日本',
    'https://ja.wikipedia.org/wiki/日本_(国)',
    'https://ja.wikipedia.org/wiki/特別:検索?search=東京&go=表示',
    'https://ja.wikipedia.org/wiki/レオナルド・ダ・ヴィンチ#生涯',
    'https://ja.wikipedia.org/wiki/日本Python会',
    'https://www.thestandnews.com/politics/再有政府人員到hidden-agenda-放蛇-警車-大批持盾警員到場欲拘捕-ha-負責人/',
    'https://www.yelp.com/biz/el-fogón-de-geña-austin-2',
    'https://ko.wikipedia.org/wiki/서울',
    'https://ru.wikipedia.org/wiki/Москва',
    'https://ar.wikipedia.org/wiki/القاهرة',
    'https://fa.wikipedia.org/wiki/می\u200cخواهم',
    'https://hi.wikipedia.org/wiki/हिन्दी',
    'https://th.wikipedia.org/wiki/กรุงเทพมหานคร',
    'https://ca.wikipedia.org/wiki/Col·legi',
    'https://example.com/❤️',
  ]) {
    it(`stays whole with other letters in its path: ${address}`, () => {
      for (const text of [address, `请看 ${address} 谢谢`, `请看${address}，谢谢`]) {
        const [anchor, ...others] = linked(text).querySelectorAll('a');
        expect([anchor?.textContent, anchor?.href, others.length]).to.deep.equal([
          address,
          new URL(address).href,
          0,
        ]);
      }
    });
  }

  for (const [text, address] of [
    ['https://pay\u200bpal.example/', 'https://paypal.example/'],
    ['https://pay\u00adpal.example/', 'https://paypal.example/'],
    ['https://bank.example%E3%80%82evil.example/', 'https://bank.example.evil.example/'],
    ['https://evil.example\\.bank.example', 'https://evil.example/.bank.example'],
    ['https://2130706433/', 'https://127.0.0.1/'],
    ['https://bank.example\u2215login.evil.example/', /^https:\/\/bank\.xn--/],
    ['https://evil.example/\u202egpj.exe', 'https://evil.example/%E2%80%AEgpj.exe'],
    ['ada@b\u0430nk.example', 'ada@xn--bnk-6cd.example'],
    ['a\u200bda@bank.example', 'ada@bank.example'],
  ] as const) {
    it(`shows the real address instead of ${JSON.stringify(text)}`, () => {
      const found = linked(text).querySelector('a')!.textContent;
      if (typeof address === 'string') expect(found).to.equal(address);
      else expect(found).to.match(address);
    });
  }

  for (const text of [
    'git@github.com:garden/roses.git',
    'ftp://ada@example.com/',
    'a@b@example.com',
    'https://bank.example@evil.example',
    'mailto:https://bank.example',
  ]) {
    it(`is not found in: ${text}`, () => expect(linked(text).querySelector('a')).to.equal(null));
  }

  it('leads to the host that its text names, whatever surrounds it', () => {
    const part = fc.constantFrom(
      ...'https:// http:// mailto: www. bank.com ada@ bank evil.example .com / @ \\ # ? % 。 ． : . ／ ａ а ( ) , 日本 の'.split(
        ' ',
      ),
      ...['\u200b', '\u202e', '\u00ad', '\u2066', ' ', '\u3164', '%2e', '<', '!'],
    );
    const text = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (words) => {
        for (const { textContent, href, protocol, host } of linked(words).querySelectorAll('a')) {
          const named = /^(?:https?:\/\/)?([^\s/?#\\@]+)/i.exec(textContent)?.[1] ?? '';
          if (protocol === 'mailto:') expect(textContent).to.match(/@/);
          else expect(named.normalize('NFKC').toLowerCase(), `${words} → ${href}`).to.equal(host);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
