import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { bodyToText } from '../../src/protocol/message.ts';
import { showMarkup } from '../../src/ui/rich-text-sanitiser.ts';
import { property } from '../support/property.ts';

/** Words of different elements are different, so that words that run together are seen. */
const word = fc.integer({ min: 100, max: 999 }).map((number) => `w${number}w`);
const inline = fc
  .tuple(fc.constantFrom('b', 'i', 'span', 'font', 'u'), word)
  .map(([tag, text]) => `<${tag} class="x">${text}</${tag}>`);
const content = fc.oneof(word, inline);
const blockTags =
  'p div section article h1 h4 header footer blockquote pre address center form main nav aside figure dd dt'.split(
    ' ',
  );

const { block } = fc.letrec<{ block: string }>((tie) => {
  const inner = fc.oneof({ maxDepth: 3 }, content, tie('block'));
  return {
    block: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(fc.constantFrom(...blockTags), inner).map(([tag, html]) => `<${tag}>${html}</${tag}>`),
      fc
        .array(inner, { minLength: 1, maxLength: 3 })
        .map((items) => `<ul>${items.map((html) => `<li>${html}</li>`).join('')}</ul>`),
      fc
        .array(fc.array(content, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map(
          (rows) =>
            `<table><tbody>${rows.map((cells) => `<tr>${cells.map((html) => `<td>${html}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
        ),
      fc.array(content, { minLength: 1, maxLength: 3 }).map((rows) => `<div>${rows.join('<br>')}</div>`),
    ),
  };
});

describe('words of different blocks, list items and cells', () => {
  let box: HTMLElement;

  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });

  afterEach(() => box.remove());

  it('never run together, neither in the message nor in its text', () => {
    const blocks = fc.array(
      fc.oneof(
        block,
        inline.map((html) => `<p>${html}</p>`),
      ),
      { minLength: 1, maxLength: 4 },
    );
    property(
      fc.property(blocks, (parts) => {
        const html = parts.join('');
        const words = html.match(/w\d{3}w/g) ?? [];
        box.textContent = '';
        showMarkup(box, { text: '', markup: html });
        expect(box.innerText.split(/\s+/).filter(Boolean), html).to.deep.equal(words);
        expect(bodyToText(html).split(/\s+/).filter(Boolean), html).to.deep.equal(words);
      }),
      300,
    );
  });

  it('get no empty lines from nested blocks', () => {
    showMarkup(box, { text: '', markup: '<div><div>one</div><div>two</div></div><section>three</section>' });
    expect(box.innerText).to.equal('one\ntwo\nthree');
  });
});
