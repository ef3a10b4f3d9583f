/** The devices during a call: what is wrong with them, the ways on, and the choice of another one. Loads with the stage. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageSection } from '../../controllers/language.ts';
import {
  type CallDevices,
  deviceKinds,
  type DeviceProblem,
  type DevicesState,
  type DeviceState,
} from '../../stores/call/call-devices.ts';
import type { MediaDeviceKind, MediaFeatures } from '../../stores/call/media-engine.ts';
import { notice } from '../../ui/notice.ts';
import { button } from './call-strip.ts';
import type { CallHost } from './call-view.ts';
import { control } from './controls.ts';
import { deviceSentence } from './device-help.ts';
import type { StageStrings } from './stage.strings.ts';

export interface ChoiceView {
  readonly kind: MediaDeviceKind;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string | undefined;
  readonly strings: StageStrings;
  readonly onChoose: (id: string) => void;
}

/** A choice of one device. If none is in use, it says nothing until the user chooses. */
export function deviceChoice({ kind, devices, selected, strings, onChoose }: ChoiceView): TemplateResult {
  const isChosen = devices.some(({ id }) => id === selected);
  const choose = (event: Event): void => onChoose((event.currentTarget as HTMLSelectElement).value);
  return html`<label class="choice"
    >${strings[kind]}
    <select class=${kind} @change=${choose}>
      ${isChosen ? nothing : html`<option value="" selected disabled></option>`}
      ${devices.map(
        ({ id, label }, index) =>
          html`<option value=${id} .selected=${id === selected}>
            ${label || strings.device(index + 1)}
          </option>`,
      )}
    </select></label
  >`;
}

export class DevicePanel {
  /** Where the choices are drawn. */
  root: ParentNode;
  #isOpen = false;
  readonly #host: CallHost;
  readonly #section: LanguageSection<StageStrings>;
  readonly #store: () => CallDevices | undefined;

  constructor(host: CallHost, section: LanguageSection<StageStrings>, store: () => CallDevices | undefined) {
    this.#host = host;
    this.root = host.renderRoot;
    this.#section = section;
    this.#store = store;
  }

  /** The next call begins with a closed panel. */
  close(): void {
    this.#isOpen = false;
  }

  /** What is wrong with the devices. The user stays in the call. */
  renderProblems(devices: DevicesState): (TemplateResult | typeof nothing)[] {
    return deviceKinds.map((kind) => this.#renderProblem(kind, devices[kind]));
  }

  /** The button that shows the choices, if there are any. */
  renderButton(devices: DevicesState, features: MediaFeatures | undefined): TemplateResult | typeof nothing {
    if (kindsIn(devices, features).length === 0) return nothing;
    const { devices: label } = this.#section.strings;
    return control({ label, part: 'devices', icon: 'devices', isExpanded: this.#isOpen }, this.#toggle);
  }

  renderChoices(devices: DevicesState, features: MediaFeatures | undefined): TemplateResult | typeof nothing {
    const { strings } = this.#section;
    const kinds = kindsIn(devices, features);
    if (!this.#isOpen || kinds.length === 0) return nothing;
    return html`<div class="choices" part="choices" role="group" aria-label=${strings.devices}>
      ${kinds.map((kind) => {
        const { list } = devices[kind];
        const selected = list.find(({ isSelected }) => isSelected)?.id;
        const onChoose = (id: string): void => void this.#store()?.select(kind, id);
        return deviceChoice({ kind, devices: list, selected, strings, onChoose });
      })}
    </div>`;
  }

  #renderProblem(
    kind: MediaDeviceKind,
    { problem, list, replacedBy }: DeviceState,
  ): TemplateResult | typeof nothing {
    const { strings } = this.#section;
    const dismiss = button(strings.dismiss, 'dismiss', () => this.#store()?.dismiss(kind), 'quiet');
    if (replacedBy)
      return html`<div class="replaced">
        <p class="quiet" role="status">${strings.nowUses(kind, replacedBy.label)}</p>
        ${dismiss}
      </div>`;
    if (!problem) return nothing;
    const other =
      list.length > 0
        ? button(strings.chooseAnother, 'choose-another', () => void this.#choose(kind))
        : nothing;
    return notice(
      `${deviceSentence(strings, kind, problem)} ${strings.stillIn}`,
      html`<div class="actions">${other}${this.#again(kind, problem)}${dismiss}</div>`,
    );
  }

  #again(kind: MediaDeviceKind, problem: DeviceProblem): TemplateResult | typeof nothing {
    if (kind === 'speaker') return nothing;
    const { strings } = this.#section;
    const label = problem === 'unplugged' || problem === 'stopped' ? strings.turnOnAgain : strings.askAgain;
    return button(label, 'turn-on', () => void this.#store()?.turn(kind, true));
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    // Devices may have been connected without a word from the engine.
    if (this.#isOpen) void this.#store()?.refresh();
    this.#host.requestUpdate();
  };

  async #choose(kind: MediaDeviceKind): Promise<void> {
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.root.querySelector<HTMLElement>(`.choices select.${kind}`)?.focus();
  }
}

/** The kinds of devices that the user can choose with this engine. */
function kindsIn(devices: DevicesState, features: MediaFeatures | undefined): readonly MediaDeviceKind[] {
  return deviceKinds.filter((kind) => {
    if (kind === 'speaker' && features?.choosesSpeaker === false) return false;
    if (kind === 'camera' && features?.video === false) return false;
    return devices[kind].list.length > 0;
  });
}
