/** How a person's picture or initials look. Expects `tokens`. */
import { css } from 'lit';

export const avatarStyles = css`
  .avatar {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: var(--_avatar-size, 2.25rem);
    block-size: var(--_avatar-size, 2.25rem);
    border-radius: 50%;
    overflow: hidden;
    background: light-dark(#e4e7ee, #373e4c);
    color: light-dark(#353d4c, #e6e9f0);
    font-size: calc(var(--_avatar-size, 2.25rem) * 0.38);
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }

  .avatar[data-hue='1'] {
    background: light-dark(#dcebf7, #1f3d55);
    color: light-dark(#1c4a6b, #cbe4f7);
  }

  .avatar[data-hue='2'] {
    background: light-dark(#e0f0e4, #21432c);
    color: light-dark(#225634, #c9ecd3);
  }

  .avatar[data-hue='3'] {
    background: light-dark(#f6e7d8, #4d3620);
    color: light-dark(#6b421a, #f5dcc2);
  }

  .avatar[data-hue='4'] {
    background: light-dark(#ede3f6, #3d2d52);
    color: light-dark(#523474, #e2d1f5);
  }

  .avatar[data-hue='5'] {
    background: light-dark(#f8e1e6, #52262f);
    color: light-dark(#7a2438, #f8cdd6);
  }

  .avatar > * {
    grid-area: 1 / 1;
  }

  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
