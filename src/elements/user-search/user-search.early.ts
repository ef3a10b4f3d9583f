/** What somebody does in a field whose code is still on its way: it is done once that is there. */
import type { FieldUse } from './user-search.field.ts';

export class Early implements Pick<FieldUse, 'onInput' | 'onKey' | 'onPaste'> {
  typed = false;
  /** The text was ended by Enter. */
  entered = false;
  /** A list, whose line ends would not survive in the field. */
  pasted = '';

  readonly onInput = (): void => {
    this.typed = true;
  };

  readonly onKey = (event: KeyboardEvent): void => {
    this.entered = event.key === 'Enter' && !event.isComposing;
    if (this.entered) event.preventDefault();
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    this.pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (/[\n\r]/.test(this.pasted)) event.preventDefault();
    else this.pasted = '';
  };
}
