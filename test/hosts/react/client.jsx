import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import * as pages from './app.jsx';

const { page, ...props } = JSON.parse(document.querySelector('#props').textContent);
const Page = pages[page];
globalThis.heard = [];
hydrateRoot(
  document.querySelector('#root'),
  <StrictMode>
    <Page {...props} />
  </StrictMode>,
);
