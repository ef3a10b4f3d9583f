/** Icons in the colour of the text. Screen readers skip them: a label is always beside them. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** On a canvas of 24 × 24. */
export const drawIcon = (shape: SVGTemplateResult): TemplateResult => html`
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${shape}
  </svg>
`;

export const alertIcon = (): TemplateResult =>
  drawIcon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" />`);

export const checkIcon = (): TemplateResult =>
  drawIcon(svg`<circle cx="12" cy="12" r="9" /><path d="m8 12.4 2.8 2.8L16.2 9.4" />`);

export const sendIcon = (): TemplateResult =>
  drawIcon(svg`<path d="M4 12 3.2 4.6a.6.6 0 0 1 .86-.6L21 12 4.06 20a.6.6 0 0 1-.86-.6L4 12Zm0 0h8" />`);

export const attachIcon = (): TemplateResult =>
  drawIcon(
    svg`<path d="m19.5 11.5-7.6 7.6a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3" />`,
  );

export const downIcon = (): TemplateResult => drawIcon(svg`<path d="m6 10 6 6 6-6" />`);

export const retryIcon = (): TemplateResult =>
  drawIcon(svg`<path d="M20 11a8 8 0 1 0-.6 4M20 4.5V11h-6.3" />`);

export const peopleIcon = (): TemplateResult =>
  drawIcon(
    svg`<circle cx="9" cy="8.5" r="3.5" /><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3" />`,
  );

export const closeIcon = (): TemplateResult => drawIcon(svg`<path d="m7 7 10 10M17 7 7 17" />`);

export const fileIcon = (): TemplateResult =>
  drawIcon(
    svg`<path d="M14 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V7.5L14 3Zm0 0v4.5h4.5" />`,
  );

export const moreIcon = (): TemplateResult =>
  drawIcon(svg`<path d="M5 12h.1M12 12h.1M19 12h.1" stroke-width="3" />`);

export const mailIcon = (): TemplateResult =>
  drawIcon(svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5" /><path d="m3.5 7.5 8.5 6 8.5-6" />`);

export const pinIcon = (): TemplateResult =>
  drawIcon(svg`<path d="M9 3.5h6l-.8 6 3.3 3.5v1.5h-11V13l3.3-3.5L9 3.5ZM12 14.5V21" />`);
