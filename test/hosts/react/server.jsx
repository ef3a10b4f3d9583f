import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import * as pages from './app.jsx';

/** The markup of a page, as the server of a React program sends it. */
export function render({ page, ...props }) {
  const Page = pages[page];
  return renderToString(
    <StrictMode>
      <Page {...props} />
    </StrictMode>,
  );
}
