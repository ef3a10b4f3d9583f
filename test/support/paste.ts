/** Pastes plain text into a field, with the event that a browser fires. */
export function paste(field: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.dispatchEvent(pasteOf(clipboardData));
}

/** The event of a paste with this data. */
export function pasteOf(clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Some browsers clear the data that the constructor gets.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return event;
}
