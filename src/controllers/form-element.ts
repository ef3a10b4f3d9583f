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
    this.addEventListener('invalid', () => this.#complain(true));
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
    return this.internals.reportValidity();
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

  #complain(complained: boolean): void {
    if (complained === this.#complained) return;
    this.#complained = complained;
    this.requestUpdate();
  }
}
