/** The styles of the panels of `<spaces-chat>`. */
import { css } from 'lit';

export const panelStyles = css`
  .panel {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    background: var(--_surface);
  }

  :host {
    position: relative;
  }

  /* A panel covers a narrow conversation, which then is not there for the keyboard and screen readers either. */
  @container (max-width: 43.99em) {
    :is(.header, .body, .foot):has(~ .panel-place > .panel) {
      display: none;
    }

    .panel-button:not(.back) {
      visibility: hidden;
    }
  }

  @container (min-width: 44em) {
    .panel {
      inline-size: 21em;
      border-inline-start: 1px solid var(--_border);
    }

    :is(.header, .body, .foot):has(~ .panel-place > .panel) {
      margin-inline-end: 21em;
    }

    .panel-button.back {
      display: none;
    }

    .panel-title {
      padding-inline-start: 12px;
    }
  }

  .panel-head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 3.5em;
    padding: 6px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .panel-title {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    outline: 0;
  }

  .panel-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }

  .panel-button:hover {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .panel-button .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .panel-button.back .icon {
    rotate: 90deg;
  }

  .panel-button.back:dir(rtl) .icon {
    rotate: -90deg;
  }

  .panel-search {
    flex: none;
    padding: 10px 12px;
  }

  .panel-search input {
    inline-size: 100%;
    min-block-size: 2.625em;
    margin: 0;
    padding: 6px 16px;
    border: 1px solid var(--_border-control);
    border-radius: 22px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    text-align: inherit;
  }

  .panel-search input:focus-visible {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
    outline-offset: 0;
  }

  .panel-note {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 10px 20px;
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .panel > .notice {
    margin: 12px;
  }

  .panel-scroll,
  .members {
    flex: 1 1 0;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
  }

  .members {
    padding-inline: 8px;
  }

  .before {
    block-size: var(--_before);
  }

  .behind {
    block-size: var(--_behind);
  }

  .person {
    --_avatar-size: 2.125em;
    display: flex;
    align-items: center;
    gap: 12px;
    box-sizing: border-box;
    block-size: 3.5em;
    padding-inline: 12px;
    border-radius: 10px;
    cursor: pointer;
  }

  .person:hover,
  .person[aria-selected='true'] {
    background: var(--_surface-raised);
  }

  .person:focus-visible {
    outline-offset: -2px;
  }

  .person-words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 1.35;
  }

  .person-name {
    font-weight: 500;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .person-you,
  .person-presence,
  .person-role {
    color: var(--_text-quiet);
    font-weight: 400;
  }

  .person-presence,
  .person-role {
    font-size: 0.8125em;
  }

  .person:not([data-presence='away']) .person-presence::before {
    content: '';
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_success);
    forced-color-adjust: none;
  }

  .person-role {
    flex: none;
    padding: 1px 8px;
    border: 1px solid var(--_border);
    border-radius: 20px;
  }

  .person-actions:has(> *) {
    flex: none;
    max-block-size: 60%;
    padding: 12px;
    border-block-start: 1px solid var(--_border);
    overflow: hidden auto;
  }

  .person-actions [role='group'] {
    display: grid;
    gap: 8px;
  }

  .person-actions .panel-note {
    padding: 8px;
  }

  .ask {
    margin: 0;
    padding-inline: 8px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .button.danger,
  .person-problem {
    color: var(--_danger);
  }

  .person-problem {
    margin: 0;
    padding-inline: 8px;
    font-size: 0.875em;
  }

  .panel-list {
    margin: 0;
    padding: 4px 8px 12px;
    list-style: none;
  }

  .panel-scroll > .button {
    display: flex;
    margin: 0 auto 16px;
  }

  .result {
    display: grid;
    gap: 2px;
    inline-size: 100%;
    margin: 0;
    padding: 10px 12px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .result:hover {
    background: var(--_surface-raised);
  }

  .result:focus-visible {
    outline-offset: -2px;
  }

  .result-head,
  .byline {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin: 0;
    font-size: 0.875em;
  }

  .result-name {
    font-weight: 600;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .result-time,
  .file-origin {
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }

  .result-time {
    flex: none;
    margin-inline-start: auto;
  }

  .result-text {
    font-size: 0.9375em;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .panel mark {
    background: var(--_accent-soft);
    color: inherit;
    border-radius: 3px;
    font-weight: 600;
  }

  .panel-list .files {
    padding: 12px 12px 0;
  }

  .file-origin {
    margin: 0;
    padding: 2px 12px 10px;
    font-size: 0.8125em;
  }

  .panel .link {
    margin: 0;
    padding: 4px 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: max(0.875em, 12px);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }

  .panel-tabs {
    flex: none;
    display: flex;
    gap: 8px;
    padding: 10px 12px;
  }

  .panel-tab {
    flex: 1;
    min-block-size: 2.5em;
    margin: 0;
    padding: 4px 12px;
    border: 1px solid var(--_border-control);
    border-radius: 22px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
    cursor: pointer;
  }

  .panel-tab[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }

  .post {
    display: grid;
    justify-items: start;
    gap: 6px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: 12px;
  }

  .post > .byline,
  .thread .byline {
    inline-size: 100%;
  }

  .panel-list > li + li > .post {
    margin-block-start: 8px;
  }

  .panel .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .post-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    margin: 0;
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .post-status {
    padding: 0 8px;
    border: 1px solid currentcolor;
    border-radius: 20px;
  }

  .post-status.done {
    color: var(--_success);
  }

  .thread {
    inline-size: 100%;
    border-inline-start: 2px solid var(--_border);
    font-size: 0.9375em;
  }

  .thread .panel-list li + li {
    margin-block-start: 10px;
  }

  /* The message that the user jumped to. */
  .row .found {
    animation: found 2.4s ease-out;
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
    border-radius: 10px;
  }

  @keyframes found {
    from,
    40% {
      background: var(--_accent-soft);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .row .found {
      animation: none;
    }
  }
`;
