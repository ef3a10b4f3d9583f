/** The user's camera and microphone before a call: a preview, a level meter, the devices, and what is wrong with them. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LanguageSection } from '../../controllers/language.ts';
import type { DeviceProblem } from '../../stores/call/call-devices.ts';
import type { MediaDeviceKind } from '../../stores/call/media-engine.ts';
import type { CallHost } from './call-view.ts';
import { deviceSentence, problemOfError } from './device-help.ts';
import { deviceChoice } from './device-panel.ts';
import type { StageStrings } from './stage.strings.ts';

/** `asking`: the browser asks the user. */
type InputState =
  | { readonly step: 'asking' }
  | { readonly step: 'off' }
  | { readonly step: 'on'; readonly track: MediaStreamTrack }
  | { readonly step: 'failed'; readonly problem: DeviceProblem; readonly error?: unknown };

type Input = 'microphone' | 'camera';

const inputs: readonly Input[] = ['microphone', 'camera'];
const browserKinds = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;

/** Uses the devices only while `start` … `stop`: no one else hears or sees anything of it. */
export class DeviceCheck implements ReactiveController {
  readonly #host: CallHost;
  readonly #language: LanguageSection<StageStrings>;
  readonly #inputs: Record<Input, InputState> = { microphone: { step: 'off' }, camera: { step: 'off' } };
  /** The devices that the user has chosen, by kind. */
  readonly chosen = new Map<MediaDeviceKind, string>();
  #devices: readonly MediaDeviceInfo[] = [];
  #preview: MediaStream | undefined;
  #meter: LevelMeter | undefined;
  /** Aborted when the check is over. */
  #run: AbortController | undefined;

  constructor(host: CallHost, language: LanguageSection<StageStrings>) {
    this.#host = host;
    this.#language = language;
    host.addController(this);
  }

  /** What the user wants to join with. While the browser still asks, they have not refused. */
  get wish(): Readonly<Record<Input, boolean>> {
    const isWanted = (input: Input): boolean => /^(?:asking|on)$/.test(this.#inputs[input].step);
    return { microphone: isWanted('microphone'), camera: isWanted('camera') };
  }

  hostUpdate(): void {
    const isNeeded = this.#host.isConnected && this.#host.state.step === 'checking';
    if (isNeeded && !this.#run) this.#start();
    else if (!isNeeded && this.#run) this.stop();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Releases the devices. */
  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    for (const input of inputs) this.#release(input);
  }

  render(actions: TemplateResult): TemplateResult {
    const { strings } = this.#language;
    const isAsking = inputs.some((input) => this.#inputs[input].step === 'asking');
    return html`<div class="check" part="check">
      <h2 class="check-heading">${strings.ready}</h2>
      <div class="preview" part="preview">
        ${
          this.#preview
            ? html`<video
                .srcObject=${this.#preview}
                autoplay
                playsinline
                muted
                aria-label=${strings.preview}
              ></video>`
            : html`<span>${strings.cameraOff}</span>`
        }
      </div>
      <div class="settings">
        ${isAsking ? html`<p class="quiet" role="status">${strings.asking}</p>` : nothing}
        ${this.#renderInput('microphone')} ${this.#renderInput('camera')} ${this.#renderDevices('speaker')}
      </div>
      <div class="actions">${actions}</div>
    </div>`;
  }

  #renderInput(input: Input): TemplateResult {
    const { strings } = this.#language;
    const state = this.#inputs[input];
    const isMicrophone = input === 'microphone';
    const again = (): void => void this.#ask(input);
    if (state.step === 'failed') {
      const sentence = deviceSentence(strings, input, state.problem, state.error);
      return html`<div class="device">
        <p class="quiet" role="alert">${sentence} ${isMicrophone ? strings.orListen : strings.orWithout}</p>
        <button class="button" part="button" type="button" @click=${again}>${strings.askAgain}</button>
      </div>`;
    }
    const toggle = (event: Event): void => {
      if ((event.currentTarget as HTMLInputElement).checked) void this.#ask(input);
      else this.#release(input);
    };
    return html`<div class="device">
      <label class="check-box"
        ><input type="checkbox" .checked=${state.step !== 'off'} @change=${toggle} />${
          isMicrophone ? strings.useMicrophone : strings.useCamera
        }</label
      >
      ${isMicrophone && state.step === 'on' ? html`<meter aria-label=${strings.level} min="0" max="1"></meter>` : nothing}
      ${state.step === 'on' ? this.#renderDevices(input) : nothing}
    </div>`;
  }

  /** A choice of devices, where there is one. */
  #renderDevices(kind: MediaDeviceKind): TemplateResult | typeof nothing {
    const { strings } = this.#language;
    const devices = this.#devices.filter((device) => device.kind === browserKinds[kind] && device.deviceId);
    if (devices.length < 2) return nothing;
    const onChoose = (id: string): void => {
      this.chosen.set(kind, id);
      if (kind !== 'speaker') void this.#ask(kind);
    };
    return deviceChoice({
      kind,
      devices: devices.map(({ deviceId, label }) => ({ id: deviceId, label })),
      // Browsers list the default device first.
      selected: this.chosen.get(kind) ?? devices[0]?.deviceId,
      strings,
      onChoose,
    });
  }

  #start(): void {
    this.#run = new AbortController();
    const { signal } = this.#run;
    const list = (): void => void this.#listDevices();
    navigator.mediaDevices?.addEventListener('devicechange', list, { signal });
    // One after the other, so that the user sees one question for each device and may refuse one of them.
    void this.#ask('microphone').then(() => (signal.aborted ? undefined : this.#ask('camera')));
  }

  async #ask(input: Input): Promise<void> {
    const signal = this.#run?.signal;
    this.#release(input);
    const asking: InputState = { step: 'asking' };
    this.#set(input, asking);
    const deviceId = this.chosen.get(input);
    const wish = deviceId === undefined ? true : { deviceId };
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
      const stream = await navigator.mediaDevices.getUserMedia(
        input === 'microphone' ? { audio: wish } : { video: wish },
      );
      const [track] = stream.getTracks();
      // The user may have changed their mind meanwhile.
      if (!track || !signal || signal.aborted || this.#inputs[input] !== asking) return track?.stop();
      track.addEventListener('ended', () => this.#set(input, { step: 'failed', problem: 'unplugged' }), {
        signal,
      });
      this.#set(input, { step: 'on', track });
      await this.#listDevices();
    } catch (error) {
      if (this.#inputs[input] === asking)
        this.#set(input, { step: 'failed', problem: problemOfError(error), error });
    }
  }

  #release(input: Input): void {
    const state = this.#inputs[input];
    if (state.step === 'on') state.track.stop();
    this.#set(input, { step: 'off' });
  }

  #set(input: Input, state: InputState): void {
    this.#inputs[input] = state;
    const track = state.step === 'on' ? state.track : undefined;
    if (input === 'camera') this.#preview = track && new MediaStream([track]);
    else {
      this.#meter?.stop();
      this.#meter = track && new LevelMeter(track, () => this.#host.renderRoot.querySelector('meter'));
    }
    this.#host.requestUpdate();
  }

  async #listDevices(): Promise<void> {
    this.#devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    this.#host.requestUpdate();
  }
}

/** Shows the level of a microphone, once in each frame. */
class LevelMeter {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #find: () => HTMLMeterElement | null;
  #frame = 0;

  constructor(track: MediaStreamTrack, find: () => HTMLMeterElement | null) {
    this.#find = find;
    this.#analyser.fftSize = 512;
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
    this.#frame = requestAnimationFrame(this.#draw);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    void this.#context.close();
  }

  readonly #draw = (): void => {
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const meter = this.#find();
    // Speech is quiet: the square root shows it in the middle of the meter.
    if (meter) meter.value = Math.min(1, Math.sqrt(Math.max(...samples.map(Math.abs))));
    this.#frame = requestAnimationFrame(this.#draw);
  };
}
