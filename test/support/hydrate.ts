/** Lets lit elements take over what a server has rendered. Comes before all of them. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
