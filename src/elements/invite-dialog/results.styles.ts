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
    gap: 0.5rem;
  }

  a.button {
    text-decoration: none;
  }

  .qr {
    inline-size: 13rem;
    block-size: 13rem;
    border-radius: var(--_radius-control);
  }

  .file {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0.875rem 1rem 1rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    overflow-wrap: anywhere;
  }

  .file legend {
    padding-inline: 0.25rem;
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
    margin: 0.5rem 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .paper {
    max-block-size: 24rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: #fff;
    color: #1b1f27;
    color-scheme: light;
    overflow: auto;
  }
`;
