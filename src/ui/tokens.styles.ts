/** The public custom properties of all elements, and their defaults. */
import { css } from 'lit';

/**
 * A page author may set any of these on the page, on a provider or on one element:
 *
 * | property | meaning |
 * |---|---|
 * | `--spaces-font` | font family; the page's by default |
 * | `--spaces-font-size` | size of running text; the page's by default, never below 16 px in fields |
 * | `--spaces-surface` | background |
 * | `--spaces-surface-raised` | raised background: messages of other people, hovered buttons |
 * | `--spaces-text`, `--spaces-text-quiet` | running text; times, hints, labels |
 * | `--spaces-border` | hairlines |
 * | `--spaces-border-control` | outline of fields, at 3:1 to the surface |
 * | `--spaces-accent`, `--spaces-accent-strong`, `--spaces-on-accent` | primary button, its hover, text on it |
 * | `--spaces-accent-soft` | background of the user's own messages |
 * | `--spaces-danger`, `--spaces-danger-soft` | text and background of problems |
 * | `--spaces-success` | dots and icons |
 * | `--spaces-focus` | focus ring |
 * | `--spaces-radius`, `--spaces-radius-control` | corners of panels; of fields and buttons |
 * | `--spaces-gap` | unit of distance (default 8px) |
 * | `--spaces-control-height` | least height of fields and buttons (44 px by default) |
 * | `--spaces-shadow` | shadow of panels (none by default) |
 *
 * The defaults are light or dark as the page's `color-scheme` says.
 */
export const tokenStyles = css`
  :host {
    --_surface: var(--spaces-surface, light-dark(#fff, #17191e));
    --_surface-raised: var(--spaces-surface-raised, light-dark(#f1f3f6, #242831));
    --_text: var(--spaces-text, light-dark(#1b1f27, #eceef2));
    --_text-quiet: var(--spaces-text-quiet, light-dark(#586070, #a6aebd));
    --_border: var(--spaces-border, light-dark(#dde1e8, #353b47));
    --_border-control: var(--spaces-border-control, light-dark(#7f8899, #79839a));
    --_accent: var(--spaces-accent, light-dark(#1f5fbf, #8ab4f8));
    --_accent-strong: var(--spaces-accent-strong, light-dark(#174a96, #b0ccfb));
    --_accent-soft: var(--spaces-accent-soft, light-dark(#e3edfb, #22375a));
    --_on-accent: var(--spaces-on-accent, light-dark(#fff, #0d1a30));
    --_danger: var(--spaces-danger, light-dark(#b3261e, #ff9d94));
    --_success: var(--spaces-success, light-dark(#1d7d46, #6bd196));
    --_focus: var(--spaces-focus, var(--_accent));
    --_radius: var(--spaces-radius, 12px);
    --_radius-control: var(--spaces-radius-control, 8px);
    --_gap: var(--spaces-gap, 8px);
    --_control-height: var(--spaces-control-height, 44px);
    /* The page's text styles, such as upper case, are not for messages. What hides or disables elements is. */
    all: initial;
    color-scheme: inherit;
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--spaces-font, inherit);
    font-size: var(--spaces-font-size, max(1em, 12px));
    line-height: 1.45;
    -webkit-locale: inherit;
    pointer-events: inherit;
    -webkit-user-select: text;
    user-select: text;
    visibility: inherit;
  }

  :host > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  :host([hidden]) {
    display: none;
  }

  /* Without ::before and ::after, which would give each element two more styles to compute. Each text has its own
     direction, for instance an English one in an Arabic page, and all of them start at the same edge. */
  * {
    box-sizing: border-box;
    unicode-bidi: plaintext;
  }

  [hidden] {
    display: none !important;
  }

  /* Forced colours replace only text, borders and backgrounds. System colours are right everywhere. */
  @media (forced-colors: active) {
    :host {
      --_accent: LinkText;
      --_accent-strong: LinkText;
      --_on-accent: Canvas;
      --_success: CanvasText;
      --_focus: Highlight;
    }
  }
`;
