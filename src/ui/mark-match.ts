/** Marks in a text what the user searched for. */
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Makes its nodes itself, because templates take longer, and each key draws a list. */
class MarkMatch extends Directive {
  #shown = '';

  render(text: string, match: RegExp | undefined): unknown {
    const shown = `${match?.source}\n${text}`;
    if (shown === this.#shown) return noChange;
    this.#shown = shown;
    const nodes = new DocumentFragment();
    let rest = text;
    for (let found = match?.exec(rest); found?.[0]; found = match?.exec(rest)) {
      const mark = document.createElement('mark');
      mark.textContent = found[0];
      nodes.append(rest.slice(0, found.index), mark);
      rest = rest.slice(found.index + found[0].length);
    }
    if (rest === text) return text;
    nodes.append(rest);
    return nodes;
  }
}

/** For templates: `<bdi>${markMatch(name, match)}</bdi>` is the name with a `<mark>` around each match. */
export const markMatch = directive(MarkMatch);
