/** stub */
export const es = {};
