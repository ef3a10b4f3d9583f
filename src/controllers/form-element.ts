/** An element that takes part in forms as fields do: value, validity, reset, disabled fieldsets. */
import { LitElement } from 'lit';

/** Subclasses call `tellForm` in `willUpdate()`, and list `name`, `required` and `disabled` among their properties. */
export abstract class FormElement extends LitElement {
  static readonly formAssociated = true;

  protected readonly internals = this.attachInternals();
  #fieldsetDisabled = false;
  #complained = false;

  /** Name of the value in a form. */
  name = '';
  /** A form is not sent without a value. */
  required = false;
  /** Takes no input, and no part in its form. */
  disabled = false;

  constructor() {
    super();
    this.addEventListener('invalid', (event) => this.#refuse(event));
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    const isValid = this.internals.reportValidity();
    if (!isValid) void this.#take();
    return isValid;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#fieldsetDisabled = disabled;
    this.requestUpdate();
  }

  /** Its form was reset. */
  abstract formResetCallback(): void;

  /** By itself or by a fieldset. */
  protected get isDisabled(): boolean {
    return this.disabled || this.#fieldsetDisabled;
  }

  /** What is wrong, once somebody has tried to send the form; "" else. */
  protected get complaint(): string {
    return this.#complained ? this.validationMessage : '';
  }

  /**
   * @param flags empty when all is well
   * @param anchor where the browser points when the form cannot be sent
   */
  protected tellForm(
    value: FormData | null,
    [flags, message]: readonly [ValidityStateFlags, string],
    anchor: HTMLElement | null,
  ): void {
    this.internals.setFormValue(value);
    this.internals.setValidity(flags, message, anchor ?? undefined);
    if (message === '') this.#complain(false);
  }

  /**
   * The element says what is wrong itself, and the browser's bubble would lie over it. Without the bubble the browser
   * does not lead there either; nobody is led away from a field, for there the page may only be asking.
   */
  #refuse(event: Event): void {
    event.preventDefault();
    this.#complain(true);
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    const first = [...(this.form?.elements ?? [])].find((field) => field.matches(':invalid:not(fieldset)'));
    if (first === this && activeElement?.matches('button, [type="submit"]')) void this.#take();
  }

  /** Once the sentence stands there, which a screen reader then reads with the field. */
  async #take(): Promise<void> {
    await this.updateComplete;
    this.focus();
  }

  #complain(complained: boolean): void {
    if (complained === this.#complained) return;
    this.#complained = complained;
    this.requestUpdate();
  }
}
