/** Small pictures drawn in the colour of the text; hidden from screen readers, words stand beside them. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (shape: SVGTemplateResult): TemplateResult => html`
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
  icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" />`);

export const checkIcon = (): TemplateResult =>
  icon(svg`<circle cx="12" cy="12" r="9" /><path d="m8 12.4 2.8 2.8L16.2 9.4" />`);

export const clockIcon = (): TemplateResult =>
  icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.2 2" />`);

export const linkIcon = (): TemplateResult =>
  icon(
    svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1" /><path d="M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />`,
  );

export const sendIcon = (): TemplateResult =>
  icon(svg`<path d="M4 12 3.2 4.6a.6.6 0 0 1 .86-.6L21 12 4.06 20a.6.6 0 0 1-.86-.6L4 12Zm0 0h8" />`);

export const attachIcon = (): TemplateResult =>
  icon(
    svg`<path d="m20 11.5-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8" />`,
  );

export const downIcon = (): TemplateResult => icon(svg`<path d="m6 10 6 6 6-6" />`);

export const closeIcon = (): TemplateResult => icon(svg`<path d="m6 6 12 12M18 6 6 18" />`);

export const retryIcon = (): TemplateResult => icon(svg`<path d="M20 11a8 8 0 1 0-.6 4M20 4.5V11h-6.3" />`);

export const peopleIcon = (): TemplateResult =>
  icon(
    svg`<circle cx="9" cy="8.5" r="3.5" /><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3" />`,
  );
