/** How days, unread marks, gaps and the service's own lines look between the messages. */
import { css } from 'lit';

export const separatorStyles = css`
  .day,
  .unread,
  .gap {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block: 0.5rem 0.875rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.125rem;
    text-align: center;
  }

  .day::before,
  .day::after,
  .unread::before,
  .gap::before,
  .gap::after {
    content: '';
    flex: 1 0 1.5rem;
    border-block-start: 1px solid var(--_border);
  }

  .unread {
    color: var(--_danger);
  }

  .unread::before {
    border-color: currentcolor;
  }

  .gap {
    font-weight: 400;
    font-style: italic;
  }

  .gap::before,
  .gap::after {
    border-block-start-style: dashed;
    border-color: var(--_border-control);
  }

  .system {
    padding-block: 0.25rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    line-height: 1.125rem;
    text-align: center;
  }

  .system .text {
    text-align: center;
  }
`;
