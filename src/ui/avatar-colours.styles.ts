/** Six colours for people who are seen together; without these styles, everybody is blue. */
import { css } from 'lit';

export const avatarColours = css`
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
