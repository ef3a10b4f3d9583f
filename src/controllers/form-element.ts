/** The base class of form controls: value, validation, reset and disabled fieldsets. */
import { LitElement, type PropertyValues } from 'lit';

/** What an element gives its form. */
export interface FormEntry {
  readonly value: FormData | null;
  /** Empty if the value is valid. */
  readonly flags: ValidityStateFlags;
  /** Why the value is not valid; "" if it is. */
  readonly message: string;
  /** The field that the browser points to. */
  readonly anchor: HTMLElement | null;
}

/** Subclasses list `name`, `required` and `disabled` among their properties. */
export abstract class FormElement extends LitElement {
  static readonly formAssociated = true;

  protected readonly internals = this.attachInternals();
  #isFieldsetDisabled = false;
  #isProblemShown = false;

  /** Name of the value in a form. */
  name = '';
  /** A form is not sent without a value. */
  required = false;
  /** Takes no input, and is not part of its form. */
  disabled = false;

  constructor() {
    super();
    this.addEventListener('invalid', (event) => this.#onInvalid(event));
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
    if (!isValid) void this.#focusLater();
    return isValid;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#isFieldsetDisabled = disabled;
    this.requestUpdate();
  }

  /** Its form was reset. */
  abstract formResetCallback(): void;

  /** Read before each render, and by `updateForm`. */
  protected abstract get formEntry(): FormEntry;

  /** By its own attribute or by a fieldset. */
  protected get isDisabled(): boolean {
    return this.disabled || this.#isFieldsetDisabled;
  }

  /** Why the form cannot be sent; "" until the user tries to send it. */
  protected get problem(): string {
    return this.#isProblemShown ? this.validationMessage : '';
  }

  protected override update(changed: PropertyValues): void {
    this.updateForm();
    super.update(changed);
  }

  /** Gives the form the current value at once, before the page hears of it. */
  protected updateForm(): void {
    const { value, flags, message, anchor } = this.formEntry;
    this.internals.setFormValue(value);
    this.internals.setValidity(flags, message, anchor ?? undefined);
    if (message === '') this.#showProblem(false);
  }

  /**
   * The element shows the problem itself; the bubble of the browser would cover it. Without the bubble the browser does
   * not move the focus either, so this does, but only from a button: elsewhere the page may only be checking.
   */
  #onInvalid(event: Event): void {
    event.preventDefault();
    this.#showProblem(true);
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    const first = [...(this.form?.elements ?? [])].find((field) => field.matches(':invalid:not(fieldset)'));
    if (first === this && activeElement?.matches('button, [type="submit"]')) void this.#focusLater();
  }

  /** After the problem is rendered, so that a screen reader reads it with the field. */
  async #focusLater(): Promise<void> {
    await this.updateComplete;
    this.focus();
  }

  #showProblem(isShown: boolean): void {
    if (isShown === this.#isProblemShown) return;
    this.#isProblemShown = isShown;
    this.requestUpdate();
  }
}
