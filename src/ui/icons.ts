/** Icons in the colour of the text. Screen readers skip them: a label is always beside them. */
import { html, type TemplateResult } from 'lit';

/** Draws the path with a pen of this width, on a canvas of 24 × 24. */
export const drawIcon = (path: string, pen = 1.8): TemplateResult => html`
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width=${pen}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d=${path}></path>
  </svg>
`;

export const alertIcon = (): TemplateResult =>
  drawIcon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7.5v5.5M12 16.4v.1');

export const checkIcon = (): TemplateResult =>
  drawIcon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM8 12.4l2.8 2.8L16.2 9.4');

export const sendIcon = (): TemplateResult =>
  drawIcon('M4 12 3.2 4.6a.6.6 0 0 1 .86-.6L21 12 4.06 20a.6.6 0 0 1-.86-.6L4 12Zm0 0h8');

export const attachIcon = (): TemplateResult =>
  drawIcon('m19.5 11.5-7.6 7.6a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3');

export const downIcon = (): TemplateResult => drawIcon('m6 10 6 6 6-6');

export const retryIcon = (): TemplateResult => drawIcon('M20 11a8 8 0 1 0-.6 4M20 4.5V11h-6.3');

export const peopleIcon = (): TemplateResult =>
  drawIcon(
    'M12.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3',
  );

export const closeIcon = (): TemplateResult => drawIcon('m7 7 10 10M17 7 7 17');

export const fileIcon = (): TemplateResult =>
  drawIcon(
    'M14 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V7.5L14 3Zm0 0v4.5h4.5',
  );

export const moreIcon = (): TemplateResult => drawIcon('M5 12h.1M12 12h.1M19 12h.1', 3);

export const mailIcon = (): TemplateResult =>
  drawIcon(
    'M5.5 5.5h13a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1-2.5 2.5h-13a2.5 2.5 0 0 1-2.5-2.5v-8a2.5 2.5 0 0 1 2.5-2.5ZM3.5 7.5l8.5 6 8.5-6',
  );

export const pinIcon = (): TemplateResult =>
  drawIcon('M9 3.5h6l-.8 6 3.3 3.5v1.5h-11V13l3.3-3.5L9 3.5ZM12 14.5V21');
