/** The sanitiser that messages and the mail preview share. It has one Trusted Types policy. */
import createDOMPurify from 'dompurify';

/** A separate instance, so that hooks and settings of another DOMPurify on the page do not apply. */
export const purifier = createDOMPurify(window);
