/** English words for a session that is about to end, within `<spaces-join>`. */

export interface EndingStrings {
  /** `time` is a time of day. */
  readonly endsAt: (time: string) => string;
}

export const endingStrings: EndingStrings = {
  endsAt: (time) => `Your guest session ends at ${time}. You can join again then; what is said stays here.`,
};
