/** The styles of a person's picture or initials. Require `tokenStyles`. */
import { css, type CSSResult } from 'lit';

export const avatarStyles = css`
  /* No grid and no clipping: a list of people has many of them, and draws them with each key. */
  .avatar {
    flex: none;
    display: inline-block;
    inline-size: 2.632em;
    block-size: 2.632em;
    border-radius: 50%;
    background: light-dark(hsl(var(--_hue, 220) 40% 91%), hsl(var(--_hue, 220) 28% 27%));
    color: light-dark(hsl(var(--_hue, 220) 50% 25%), hsl(var(--_hue, 220) 60% 90%));
    font-size: calc(var(--_avatar-size, 2.25em) * 0.38);
    font-weight: 600;
    line-height: 2.632;
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
 * Five more colours, to tell people apart. Without these styles all avatars are blue. A function, so that bundlers leave
 * it out of elements that do not use it.
 */
export const avatarColours = (): CSSResult => css`
  [data-hue='1'] {
    --_hue: 203;
  }

  [data-hue='2'] {
    --_hue: 140;
  }

  [data-hue='3'] {
    --_hue: 28;
  }

  [data-hue='4'] {
    --_hue: 270;
  }

  [data-hue='5'] {
    --_hue: 346;
  }
`;
