/** The styles of a person's picture or initials. Require `tokenStyles`. */
import { css, type CSSResult, unsafeCSS } from 'lit';

export const avatarStyles = css`
  /* No grid and no clipping: a list of people has many of them, and draws them with each key. */
  .avatar {
    flex: none;
    display: inline-block;
    inline-size: 2.4615em;
    block-size: 2.4615em;
    border-radius: 50%;
    background: light-dark(hsl(var(--_hue, 220) 56% 87%), hsl(var(--_hue, 220) 34% 29%));
    color: light-dark(hsl(var(--_hue, 220) 58% 24%), hsl(var(--_hue, 220) 66% 91%));
    font-size: calc(var(--_avatar-size, 2.25em) / 2.4615);
    font-weight: 600;
    line-height: 2.4615;
    text-align: center;
    white-space: nowrap;
    user-select: none;
  }

  /* Covers the initials, which are one line. */
  .avatar img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    margin-block-start: -100%;
    border-radius: inherit;
    object-fit: cover;
  }
`;

/**
 * Nine more colours, to tell people apart. Without these styles all avatars are blue. A function, so that bundlers leave
 * it out of elements that do not use it.
 */
export const avatarColours = (): CSSResult =>
  unsafeCSS(hues.map((hue, at) => `[data-hue='${at + 1}'] { --_hue: ${hue} }`).join(''));

const hues = [188, 140, 28, 270, 346, 84, 306, 48, 8];
