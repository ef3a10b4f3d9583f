import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bodyToText, isPlainBody, readMessage, textToBody } from '../../src/protocol/message.ts';
import { anyText, property } from '../support/property.ts';

const record = {
  _id: 'm1',
  topicId: 's1',
  category: 'chat',
  sender: { _id: 'p1', displayname: 'Mira' },
  content: { bodyText: 'x' },
};

describe('The record of a deleted message', () => {
  const shapes: readonly (readonly [string, object])[] = [
    ['the flag deleted', { deleted: true }],
    ['the flag isDeleted', { isDeleted: true }],
    ['the status deleted', { status: 'deleted' }],
    ['a category', { category: 'chat.deleted' }],
    ['a status on a record without content', { status: 1, content: undefined }],
    ['a status on a record with empty content', { status: 2, content: { bodyText: '', data: [] } }],
    [
      'a flag on a record with only an id',
      { deleted: true, topicId: undefined, sender: undefined, content: undefined },
    ],
  ];
  for (const [title, change] of shapes) {
    it(`is recognised by ${title}, and has no text left`, () => {
      expect(readMessage({ ...record, ...change })).to.include({ id: 'm1', deleted: true, bodyText: '' });
    });
  }

  it('is not recognised in a message that still exists', () => {
    for (const change of [
      { status: 0 },
      { status: 1 },
      { status: 'complete' },
      { deleted: false },
      { deleted: 'no' },
    ]) {
      expect(readMessage({ ...record, ...change })).to.include({ deleted: false, bodyText: 'x' });
    }
    const file = { ...record, status: 2, content: { bodyText: '', data: [{ fileId: 'f' }] } };
    expect(readMessage(file)).to.include({ deleted: false });
  });

  it('is not guessed from a record without any content', () => {
    expect(
      readMessage({ _id: 'm1', topicId: 's1', status: 0, modified: '2025-03-15T08:30:00.000Z' }),
    ).to.equal(undefined);
  });
});

describe('The times of a message', () => {
  it('stay as sent if they are valid', () => {
    const read = (created: unknown) => readMessage({ ...record, created })?.created;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal('2025-03-15T08:30:00.000Z');
    expect(read(0)).to.equal('1970-01-01T00:00:00.000Z');
    for (const odd of ['soon', '9'.repeat(50), 1e300, Infinity, NaN, null, {}, true])
      expect(read(odd)).to.equal('');
  });

  it('tell when the message changed, in milliseconds', () => {
    const read = (modified: unknown) => readMessage({ ...record, modified })?.modified;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal(Date.UTC(2025, 2, 15, 8, 30));
    expect(read(1_742_027_400_000)).to.equal(1_742_027_400_000);
    for (const odd of ['', 'soon', -1e300, null, [5]]) expect(read(odd)).to.equal(undefined);
  });
});

const bits = [
  '\n',
  '\r',
  '\t',
  ' ',
  '  ',
  '\u00a0',
  '<',
  '>',
  '&',
  '"',
  "'",
  '&amp;',
  '&#13;',
  '&nbsp;',
  '<p>',
  '</p>',
  '<br>',
  '<!--',
  '-->',
  '<script>',
  '\u2028',
  '\0',
  '\ud800',
  '😀',
  'a',
];
const typed = fc.oneof(
  anyText,
  fc
    .array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 3 })), { maxLength: 30 })
    .map((all) => all.join('')),
);

describe('A typed text', () => {
  it('is sent as one paragraph per line', () => {
    expect(textToBody('The seeds have come.')).to.equal('<p>The seeds have come.</p>');
    expect(textToBody('one\n\nthree')).to.equal('<p>one</p><p><br></p><p>three</p>');
  });

  it('never becomes markup when sent', () => {
    expect(textToBody(`<b title="x">'&amp;</b>`)).to.equal(
      '<p>&lt;b title=&quot;x&quot;&gt;&#x27;&amp;amp;&lt;/b&gt;</p>',
    );
  });

  it('comes back exactly as typed, for any text', () => {
    property(
      fc.property(typed, (text) => {
        expect(bodyToText(textToBody(text))).to.equal(text);
      }),
      10_000,
    );
  });

  it('never needs a sanitiser', () => {
    property(
      fc.property(typed, (text) => {
        expect(isPlainBody(textToBody(text))).to.equal(true);
      }),
      10_000,
    );
  });

  it('looks as typed in a browser', () => {
    const page = document.implementation.createHTMLDocument('').body;
    property(
      fc.property(typed, (text) => {
        // The HTML parser drops NUL.
        const shown = text.replaceAll('\0', '');
        page.innerHTML = textToBody(shown);
        expect(Array.from(page.children, (row) => row.textContent).join('\n')).to.equal(shown);
        expect(page.querySelectorAll('*:not(p):not(br)').length).to.equal(0);
      }),
      2_000,
    );
  });
});

describe('The text of a body', () => {
  const bodies: readonly (readonly [string, string, string])[] = [
    ['of plain text', 'The seeds have come.', 'The seeds have come.'],
    ['of plain text with line breaks', 'one\ntwo\n\nfour', 'one\ntwo\n\nfour'],
    ['of plain text that looks like markup', '1 < 2 > 0 & <3 </ a', '1 < 2 > 0 & <3 </ a'],
    ['of plain text with an opened bracket', 'if a <b then', 'if a <b then'],
    ['of paragraphs', '<p>one</p><p>two</p>', 'one\ntwo'],
    ['of paragraphs with white space between', '\n<p>one</p>\n  <p>two</p>\n', 'one\ntwo'],
    ['of an empty paragraph', '<p>one</p><p><br></p><p>three</p>', 'one\n\nthree'],
    ['of a paragraph with breaks', '<p>one<br>two<br/>three<br /></p>', 'one\ntwo\nthree'],
    ['of line breaks in the source', '<p>one\n  two</p>', 'one two'],
    ['of line breaks around words in the source', '<p>\none <b>two</b>\nthree\n</p>', 'one two three'],
    ['of a list', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>', 'one\ntwo'],
    ['of nested blocks', '<div><blockquote>one</blockquote>two</div>three', 'one\ntwo\nthree'],
    ['of code', '<pre>a\n  b\n</pre><p>c</p>', 'a\n  b\nc'],
    ['of inline markup', '<p>a<b>b</b><i class="x">c</i> <a href="https://x.example">d</a></p>', 'abc d'],
    ['of a tag whose quotes never close', '<p><a title="a>b</a></p>', 'b'],
    ['of a script', '<p>a</p><script>if (1<2) alert("</p>")</script><p>b</p>', 'a\nb'],
    ['of a script that never ends', 'a<script>b<p>c</p>', 'a'],
    ['of a style', '<style>p{color:red}</STYLE>a', 'a'],
    ['of a comment', 'a<!-- <p>b</p> -->c', 'ac'],
    ['of a comment that never ends', 'a<!-- b>c', 'a'],
    ['of a declaration', '<!doctype html><?x?><p>a</p>', 'a'],
    ['of named entities', '<p>&lt;b&gt; &amp;amp; &quot;&apos;&nbsp;</p>', '<b> &amp; "\'\u00a0'],
    ['of numbered entities', '<p>&#65;&#x42;&#X43;&#128512;</p>', 'ABC😀'],
    ['of numbers without a character', '<p>&#0;&#x1f;&#150;&#xd800;&#1114112;</p>', '\ufffd'.repeat(5)],
    [
      'of unknown entities',
      '<p>&garden; &#; &#x; &amp &#123456789;</p>',
      '&garden; &#; &#x; &amp &#123456789;',
    ],
    ['of nothing', '', ''],
    ['of an empty line', '<p><br></p>', ''],
    ['of an empty paragraph alone', '<p></p>', ''],
    ['of capitals', '<P>one</P><BR><DIV>two</DIV>', 'one\n\ntwo'],
  ];
  for (const [title, body, text] of bodies) {
    it(`is what a reader would see: ${title}`, () => expect(bodyToText(body)).to.equal(text));
  }

  it('has none of the tags that a browser would see in the body', () => {
    const soup = fc
      .array(
        fc.oneof(
          fc.constantFrom(...bits, '<b x="', '<div>', '</div>', '<pre>', '<li>', '/>', '<a '),
          fc.string({ maxLength: 3 }),
        ),
      )
      .map((all) => all.join(''));
    property(
      fc.property(soup, (body) => {
        const text = bodyToText(body);
        expect(text.length).to.be.at.most(body.length);
        if (isPlainBody(body)) expect(text).not.to.match(/<\/?p>/);
      }),
      10_000,
    );
  });

  it('is read at once from a megabyte that is made to be slow', () => {
    const parts = [
      '<',
      '<a',
      '<a ',
      '<a "',
      "<a '>",
      '<a ">',
      '<!--',
      '<!-- >',
      `<a '>'"`,
      '<!',
      '<script>',
      '</script',
      '<style><script>',
      '&',
      '&#',
      '&#x1',
      '&amp',
      '<p>',
      '<br>',
      '<div><b>',
      '\n<b></b>',
      ' \n',
      ' ',
      '\n',
      '\r',
      '<pre>\n',
      '>',
      '"',
      '<b>x</b>',
      '</p> ',
      '<a \'<a ">',
    ];
    for (const part of parts) {
      const bomb = part.repeat(Math.floor(1_000_000 / part.length));
      for (const body of [bomb, `<p>${bomb}`, `${bomb}>`, `<a ${bomb}x">">`]) {
        const started = performance.now();
        bodyToText(body);
        isPlainBody(body);
        expect(performance.now() - started, JSON.stringify(part)).to.be.below(5_000);
      }
    }
  }).timeout(60_000);
});

describe('A body that may be shown without a sanitiser', () => {
  it('has only paragraphs, breaks and known entities', () => {
    for (const body of [
      '',
      'plain',
      '<p>a</p>',
      '<P>a<BR></P>',
      '<p>a<br/>b<br /></p>',
      '1 < 2',
      '&lt;b&gt;',
      '&#39;',
      'a & b',
    ]) {
      expect(isPlainBody(body), body).to.equal(true);
    }
  });

  it('has no other tag, attribute, comment or entity', () => {
    for (const body of [
      '<b>a</b>',
      '<p class="x">a</p>',
      '<p\n>a</p>',
      '<pre>a</pre>',
      '<br class=x>',
      '<!-- a -->',
      '<?a?>',
      '</ a>',
      '<script>',
      '&copy;',
      '&amp',
      '<p',
      '<br',
      '&#x110000000;',
    ]) {
      expect(isPlainBody(body), body).to.equal(false);
    }
  });
});
