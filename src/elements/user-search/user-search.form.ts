/** What the surrounding form gets from the element, and whether it may be sent. */
import { valueOf, type Picked } from '../../stores/picked.ts';
import type { FieldStrings } from './user-search.field.strings.ts';

/** One entry for each person picked: an id or an e-mail address. */
export function formValue(name: string, picked: readonly Picked[]): FormData | null {
  if (name === '' || picked.length === 0) return null;
  const data = new FormData();
  for (const item of picked) data.append(name, valueOf(item));
  return data;
}

export interface Entry {
  readonly required: boolean;
  readonly picked: readonly Picked[];
  /** Typed, but nobody was picked by it: a form must not drop it silently. */
  readonly leftOver: boolean;
}

/** Empty flags when all is well. */
export function validityOf(
  { required, picked, leftOver }: Entry,
  strings: FieldStrings,
): readonly [ValidityStateFlags, string] {
  if (leftOver) return [{ badInput: true }, strings.unfinished];
  if (required && picked.length === 0) return [{ valueMissing: true }, strings.required];
  return [{}, ''];
}
