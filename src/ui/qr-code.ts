/** Draws a QR code. Loads when the user asks for one, together with its library. */
import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Black on white in every theme, with an empty border of four modules, as cameras need it. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return html`<svg
    class="qr"
    part="qr-code"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    <rect width=${size} height=${size} fill="#fff" />
    <path d=${dark.join('')} fill="#000" />
  </svg>`;
}
