/** A page that React 19 renders on its server and hydrates in strict mode. */
export { check, startReact as start } from '../react/react.mjs';
