/** The styles of the parts that load when the dialog opens: results, address file, mail preview. */
import { css } from 'lit';

export const inviteResultsStyles = css`
  .status {
    font-size: 0.9375em;
    font-weight: 600;
  }

  [data-status='sent'] .status {
    color: var(--_success);
  }

  :is([data-status='refused'], [data-status='invalid']) .status {
    color: var(--_danger);
  }

  [data-status='unconfirmed'] .status {
    color: var(--_warning);
  }

  .created {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .message:empty {
    display: none;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  a.button {
    text-decoration: none;
  }

  .qr {
    inline-size: 13em;
    block-size: 13em;
    border-radius: var(--_radius-control);
  }

  .file {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 14px 16px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    overflow-wrap: anywhere;
  }

  .file legend {
    padding-inline: 4px;
    font-size: 0.875em;
    font-weight: 600;
  }

  .file small {
    display: block;
    color: var(--_text-quiet);
    font-size: 0.875em;
    font-weight: 400;
  }

  .subject {
    margin: 8px 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .paper {
    max-block-size: 24em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: #fff;
    color: #1b1f27;
    color-scheme: light;
    overflow: auto;
  }
`;
