/** Lit's `render()` for a place whose texts may be translated: each place that an element renders by itself. */
import { render } from 'lit';
import { creationScope, showNewTexts } from './translated-text.ts';

export function renderTexts(content: unknown, place: HTMLElement): void {
  render(content, place, { creationScope });
  showNewTexts(place);
}
