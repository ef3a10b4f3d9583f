/** Styles of `service-check.html`. They use the colours of a page that has set them, as the demo does. */
export const serviceCheckStyles = `
  service-check {
    --_line: var(--line, light-dark(#d0d4da, #3a424c));
    --_quiet: var(--quiet, light-dark(#4f5864, #a9b2be));
    --_card: var(--card, light-dark(#fff, #191e24));
    --_brand: var(--brand, light-dark(#0b57d0, #a8c7fa));
    --_on-brand: var(--on-brand, light-dark(#fff, #062e6f));
    --_good: light-dark(#12623a, #7fd8a4);
    --_news: light-dark(#8a3b00, #ffb77c);
    display: grid;
    gap: 1.25rem;
    min-inline-size: 0;
  }
  service-check .card {
    display: grid;
    gap: 0.875rem;
    justify-items: start;
    min-inline-size: 0;
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: 1rem;
    background: var(--_card);
    overflow-wrap: anywhere;
  }
  service-check .card > * { max-inline-size: 100%; margin: 0 }
  service-check h3 { margin-block: 0.5rem 0; font-size: 1.0625rem }
  service-check .quiet { margin: 0; color: var(--_quiet) }
  service-check label { display: grid; gap: 0.25rem; inline-size: min(40rem, 100%); font-weight: 600 }
  service-check .choice { display: flex; gap: 0.625rem; align-items: center; min-block-size: 1.75rem; font-weight: 400 }
  service-check .choice input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--_brand) }
  service-check details { inline-size: 100% }
  service-check details > label { margin-block-start: 0.5rem }
  service-check summary { min-block-size: 1.75rem; cursor: pointer }
  service-check label > input:not([type='checkbox']) {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_quiet);
    border-radius: 0.625rem;
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  service-check .action {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_brand);
    border-radius: 0.625rem;
    background: var(--_brand);
    color: var(--_on-brand);
    font: inherit;
    font-weight: 620;
    cursor: pointer;
  }
  service-check .problem { color: var(--_news); font-weight: 600 }
  service-check ul { inline-size: 100%; padding: 0; list-style: none }
  service-check .counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem }
  service-check .facts > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.125rem 1.25rem;
    padding-block: 0.625rem;
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  service-check .answer { font-weight: 600 }
  service-check .verdict { font-size: 0.875rem }
  service-check [data-verdict='documented'] .verdict { color: var(--_good) }
  service-check [data-verdict='news'] :is(.verdict, .answer) { color: var(--_news) }
  service-check [data-verdict='untold'] .answer { color: var(--_quiet); font-weight: 400 }
  service-check pre {
    box-sizing: border-box;
    max-block-size: 24rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: 0.625rem;
    font-size: 0.8125rem;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  service-check :is(a, button, input, summary, pre):focus-visible { outline: 2px solid var(--_brand); outline-offset: 2px }
  @media (width >= 48rem) {
    service-check .facts > li { grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) 10rem }
  }
`;
