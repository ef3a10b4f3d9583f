import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { markdownToBody, textToMarkdown } from '../../src/protocol/markdown.ts';
import { bodyToText, textToBody } from '../../src/protocol/message.ts';
import { markupToMarkdown } from '../../src/elements/chat/markup-to-markdown.ts';
import { pastedMarkdown } from '../../src/elements/chat/pasted-markup.ts';
import { anyText, property } from '../support/property.ts';

const ada = { id: 'a1', type: 'user', title: 'Ada Example' };
const body = (text: string): string => markdownToBody(text, [ada]).bodyText;

/** Texts full of signs. */
const signs = fc
  .array(
    fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '>',
      '-',
      '1.',
      ' ',
      '\n',
      '\\',
      'ab',
      'https://x.y/',
      '@Ada Example',
      '重',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('markdown', () => {
  it('becomes the HTML of the service', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['**b** *i* _i_ `c*d*`', '<p><strong>b</strong> <em>i</em> <em>i</em> <code>c*d*</code></p>'],
      ['**_x_**', '<p><strong><em>x</em></strong></p>'],
      ['- a\n* b\nc', '<ul><li>a</li><li>b</li></ul><p>c</p>'],
      ['1. a\n2. b\n4. c', '<ol><li>a</li><li>b</li></ol><p>4. c</p>'],
      [
        '> q\n> > r\n>\nt',
        '<blockquote><p>q</p><blockquote><p>r</p></blockquote><p><br></p></blockquote><p>t</p>',
      ],
      ['```js\na\n b\n```', '<pre>a\n b</pre>'],
      ['[l](https://x.y/a_b)', '<p><a href="https://x.y/a_b">l</a></p>'],
      ['\\*no*', '<p>*no*</p>'],
      ['这是**重点**。', '<p>这是<strong>重点</strong>。</p>'],
    ];
    for (const [text, html] of cases) expect(body(text), text).to.equal(html);
  });

  it('leaves text as it is', () => {
    const texts = [
      '2 * 3 * 4',
      '2*3*4',
      '2**3**4',
      'snake_case_name',
      '__init__ x',
      ':-* and :-*',
      '*_* (*^_^*) >_< ^_^',
      'https://x.y/a_b_c_d?_e_=*f*',
      'C:\\dir\\new',
      'C:\\*.txt',
      '¯\\_(ツ)_/¯',
      '2. May\n2026. Was',
      '* * *',
      '***',
      '5* hotel, 4* hotel',
      'it`s and that`s',
      '[a](javascript:alert(1))',
      '```\nopen',
      '-x',
      '>x',
      '1.x',
    ];
    for (const text of texts) expect(body(text), text).to.equal(textToBody(text));
  });

  it('mentions only people whose whole name stands there', () => {
    expect(markdownToBody('Hi @Ada Example, ok', [ada])).to.deep.equal({
      bodyText: '<p>Hi <mention id="a1" type="user" value="Ada Example">@Ada Example</mention>, ok</p>',
      mentions: [ada],
    });
    for (const text of ['@Ada Examples', '@Ada', 'x@Ada Example', '`@Ada Example`', '@ada example'])
      expect(markdownToBody(text, [ada]).mentions, text).to.equal(undefined);
    const hostile = { id: '"><img>', type: "'", title: '<b>$&' };
    expect(markdownToBody('@<b>$&', [hostile]).bodyText).to.not.match(/<img|<b>/);
  });

  it('says exactly the text that it stands for', () => {
    property(
      fc.property(fc.oneof(signs, anyText), (text) => {
        expect(markdownToBody(textToMarkdown(text)).bodyText).to.equal(textToBody(text));
      }),
    );
  });

  it('gives words without signs as they are, and nothing but known tags', () => {
    property(
      fc.property(fc.oneof(signs, anyText), (text) => {
        const html = body(text);
        const tags = html.replace(
          /<(\/?)(?:p|br|strong|em|code|pre|ul|ol|li|blockquote|a href="(?:https?:\/\/|mailto:)[^"<>]*"|a|mention id="a1" type="user" value="Ada Example"|mention)>/g,
          '',
        );
        expect(tags).to.not.match(/[<>"]/);
        if (!/[*_`[\]>\-\\@]|\d\./.test(text)) expect(html).to.equal(textToBody(text));
      }),
    );
  });

  it('comes back for an edit, and means the same again', () => {
    property(
      fc.property(signs, (text) => {
        const html = body(text);
        const back = markupToMarkdown(html);
        expect(back?.isWhole, html).to.equal(true);
        expect(markdownToBody(back?.text ?? '', back?.mentions).bodyText).to.equal(html);
        const again = markupToMarkdown(markdownToBody(back?.text ?? '', back?.mentions).bodyText);
        expect(again?.text).to.equal(back?.text);
      }),
      400,
    );
  });

  it('is said to lose something when it does', () => {
    for (const html of [
      '<p><u>a</u></p>',
      '<p>a<strong>b</strong>c</p>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ])
      expect(markupToMarkdown(html)?.isWhole, html).to.equal(false);
    expect(markupToMarkdown('<p onclick="x()">a</p><script>x</script>'), 'unsafe').to.equal(undefined);
  });

  it('is made of long texts in little time', () => {
    const start = performance.now();
    for (const part of ['*a ', '`a ', '\\', '[a](https://x ', '_', '> ', '```a\n', '1. a\n', '*_`a`_* ']) {
      const text = part.repeat(20_000 / part.length);
      expect(bodyToText(markdownToBody(textToMarkdown(text)).bodyText)).to.not.equal('');
    }
    expect(performance.now() - start).to.be.below(4_000);
  });
});

describe('a paste with markup', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'Google Docs': [
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.2"><span style="font-size:11pt;font-weight:400">An </span><span style="font-weight:700;font-style:normal">offer</span><span style="font-style:italic"> now</span></p><ul><li dir="ltr"><p role="presentation"><span>one</span></p></li><li><p><span>two</span></p></li></ul></b>',
      'An **offer** _now_\n- one\n- two',
    ],
    Word: [
      "<html xmlns:o='urn'><head><style>p{color:red}</style></head><body><!--StartFragment--><h2>Title<o:p></o:p></h2><p class=MsoNormal><b>Bold</b> text<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;</span></span><!--[endif]-->first</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->·<!--[endif]-->second</p><!--EndFragment--></body></html>",
      '**Title**\n**Bold** text\n- first\n- second',
    ],
    'a page': [
      '<p>See <a href="https://example.test/a">this</a> &amp; <code>x*y*z</code></p>',
      'See [this](https://example.test/a) & `x*y*z`',
    ],
  };

  for (const [source, [html, text]] of Object.entries(cases))
    it(`of ${source} becomes markdown`, () => {
      expect(pastedMarkdown(html)?.text).to.equal(text);
    });

  it('stays plain when its markup says no more than its text', () => {
    for (const html of [
      '<p>a</p><p>b</p>',
      '<div style="color:red"><span>const x</span></div>',
      '<script>x</script>',
      '',
    ])
      expect(pastedMarkdown(html), html).to.equal(undefined);
  });

  it('of any size is read in little time, or not at all', () => {
    const start = performance.now();
    for (const part of [
      '<b>',
      '<p><b>x</b>',
      '<span style="font-weight:700">',
      '<style',
      '<!--',
      '<a ',
      '</span>',
    ])
      for (const size of [30_000, 1_900_000, 4_000_000]) pastedMarkdown(part.repeat(size / part.length));
    expect(performance.now() - start).to.be.below(6_000);
  });
});
