/** A page that React 18 renders on its server and hydrates in strict mode. */
export { check, startReact as start } from '../react/react.mjs';
