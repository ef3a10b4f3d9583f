/** A paste as the browser would report it, of plain text. */
export function paste(field: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Some browsers empty what the constructor is given.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  field.dispatchEvent(event);
}
