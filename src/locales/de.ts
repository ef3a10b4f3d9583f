/** stub */
export const de = {};
