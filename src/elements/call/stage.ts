/** A call that happens in `<spaces-call>`: the devices before it, the people in it, and its controls. Loads with the first one. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { LazyPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { PartLanguage } from '../../controllers/part-language.ts';
import { type StoreController, StoreValue } from '../../controllers/store-controller.ts';
import { CallDevices, type DevicesState } from '../../stores/call/call-devices.ts';
import type { MediaEngine, MediaErrorCode } from '../../stores/call/media-engine.ts';
import type { Attendee, Call, CallState, Meeting, OwnMedia } from '../../stores/call/state.ts';
import { hasIdentity } from '../../stores/session/state.ts';
import { button, liveStatus, isolatedName, strip } from './call-strip.ts';
import { callIcons } from './call-icons.ts';
import type { CallHost, CallStage, StageState } from './call-view.ts';
import type { CallStrings } from './call.strings.ts';
import { callStyles } from './call.styles.ts';
import { control, type OwnControls, ownControls } from './controls.ts';
import { DeviceCheck } from './device-check.ts';
import { refusalHelp } from './device-help.ts';
import { DevicePanel } from './device-panel.ts';
import { MediaStreams } from './media-streams.ts';
import type { SmallWindow } from './small-window.ts';
import { stageStyles } from './stage.styles.ts';
import { stageStrings, type StageStrings } from './stage.strings.ts';
import { pictureTile, shareTile, tile } from './tiles.ts';

export interface StageOptions {
  readonly language: Language<object>;
  /** The strings of the strip. */
  readonly general: LanguageSection<CallStrings>;
  readonly dialInButton: (icon: TemplateResult) => TemplateResult | typeof nothing;
  readonly link: SpacesLink;
  readonly call: StoreController<Call, CallState>;
  readonly live: LiveRegion;
}

type Running = Extract<CallState, { step: 'in-call' | 'reconnecting' }>;
type Device = 'microphone' | 'camera' | 'share';

export class Stage implements CallStage, ReactiveController {
  readonly styles = stageStyles;
  readonly #host: CallHost;
  readonly #options: StageOptions;
  readonly #section: PartLanguage<StageStrings>;
  readonly #check: DeviceCheck;
  readonly #streams: MediaStreams;
  #devices: CallDevices | undefined;
  /** The window above all others in which the call is shown, and what loads it. */
  #window: SmallWindow | undefined;
  readonly #windows: LazyPart<typeof import('./small-window.ts')>;
  readonly #deviceState: StoreValue<DevicesState>;
  readonly #panel: DevicePanel;
  #state: CallState | undefined;
  /** Removes the share that the engine has drawn. */
  #unmountShare: (() => void) | undefined;

  constructor(host: CallHost, options: StageOptions) {
    this.#host = host;
    this.#options = options;
    this.#section = new PartLanguage(host, options.language, 'stage', stageStrings);
    this.#check = new DeviceCheck(host, this.#section);
    this.#streams = new MediaStreams(() => host.requestUpdate());
    this.#panel = new DevicePanel(host, this.#section, () => this.#devices);
    this.#deviceState = new StoreValue(host, () => this.#devices?.$devices);
    this.#windows = new LazyPart(host, () => import('./small-window.ts'));
    host.addController(this);
    host.addEventListener('keydown', this.#onKey);
  }

  /** In the language of the element. */
  static async open(host: CallHost, options: StageOptions): Promise<Stage> {
    const stage = new Stage(host, options);
    await stage.#section.load();
    return stage;
  }

  /** Shows the pictures of this engine until the call is over. */
  follow(engine: MediaEngine): void {
    if (engine === this.#streams.engine) return;
    this.#streams.follow(engine);
    this.#devices?.dispose();
    this.#devices = new CallDevices(engine, () => this.#options.call.store);
  }

  explain(code: MediaErrorCode): string {
    const { strings } = this.#section;
    const sentence = strings.media[code];
    if (code !== 'permission') return sentence;
    return `${sentence} ${strings.help[refusalHelp('microphone', undefined)]}`;
  }

  hostUpdate(): void {
    const { state } = this.#host;
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    if (isRunning(state)) this.#onRunning(state, before);
    else if (state.step !== 'joining' && state.step !== 'checking' && state.step !== 'ringing') this.#end();
  }

  hostUpdated(): void {
    const { state } = this.#host;
    if (!this.#window || !isRunning(state)) return;
    const { strings } = this.#section;
    const label = strings.backToPage;
    const back = control({ label, part: 'small-window', icon: 'smallWindow' }, this.#closeWindow);
    this.#window.render(html`<div class="strip in-call small">${this.#renderStage(state, back)}</div>`);
  }

  hostDisconnected(): void {
    // A script may only have moved it.
    queueMicrotask(() => this.#host.isConnected || this.#closeWindow());
  }

  render(state: StageState): TemplateResult {
    const { strings } = this.#options.general;
    switch (state.step) {
      case 'checking':
        return this.#check.render(
          html`${button(strings.joinCall, 'join', this.#onJoin, 'primary')}
          ${button(this.#section.strings.back, 'back', this.#onLeave)}`,
        );
      case 'joining':
        return strip({
          status: html`<span class="spinner"></span> ${strings.joining}`,
          actions: button(strings.cancel, 'cancel', this.#onLeave),
        });
      default:
        return this.#window ? this.#renderElsewhere() : this.#renderStage(state, this.#windowButton());
    }
  }

  /** Nothing of the call stays. */
  #end(): void {
    this.#closeWindow();
    this.#streams.stop();
    this.#devices?.dispose();
    this.#devices = undefined;
    this.#panel.close();
  }

  /** While the call is shown in the small window. */
  #renderElsewhere(): TemplateResult {
    const { strings } = this.#section;
    const actions = html`${button(strings.backToPage, 'small-window', this.#closeWindow)}
    ${button(this.#options.general.strings.leave, 'leave', this.#onLeave, 'danger')}`;
    return strip({ status: html`${strings.inSmallWindow}`, actions });
  }

  /** Only where the browser has such a window, or can show one picture above all others. */
  #windowButton(): TemplateResult | typeof nothing {
    const hasPicture = document.pictureInPictureEnabled && this.#streams.hasRemotePicture;
    if (!('documentPictureInPicture' in window) && !hasPicture) return nothing;
    const label = this.#section.strings.smallWindow;
    return control({ label, part: 'small-window', icon: 'smallWindow' }, () => void this.#openWindow());
  }

  async #openWindow(): Promise<void> {
    const host = this.#host;
    const { SmallWindow, togglePicture } = await this.#windows.ready();
    if (!('documentPictureInPicture' in window))
      return void togglePicture(host.renderRoot.querySelector('.share video, .tile:not(.self) video'));
    const styles = [...callStyles, ...stageStyles];
    const onClose = (): void => {
      this.#window = undefined;
      this.#panel.root = host.renderRoot;
      host.requestUpdate();
    };
    const opened = await SmallWindow.open({ host, styles, onKey: this.#onKey, onClose });
    if (!opened) return this.#options.live.say(this.#section.strings.noSmallWindow);
    this.#window = opened;
    this.#panel.root = opened.root;
    host.requestUpdate();
  }

  readonly #closeWindow = (): void => this.#window?.close();

  #renderStage(state: Running, windowButton: TemplateResult | typeof nothing): TemplateResult {
    const { strings } = this.#options.general;
    const { meeting } = state;
    const { value: devices } = this.#deviceState;
    const status =
      state.step === 'reconnecting'
        ? html`<span class="spinner"></span> ${strings.reconnecting}`
        : meeting
          ? liveStatus(meeting, strings)
          : html`${strings.inCall}`;
    return html`<div class="stage" part="stage">
      <p class="line" part="status" role="status">${status}</p>
      ${this.#renderNotes(state)} ${devices ? this.#panel.renderProblems(devices) : nothing}
      ${this.#renderShare()} ${this.#renderTiles(state)}
      <div class="controls" part="controls">${this.#renderControls(state, windowButton)}</div>
      ${devices ? this.#panel.renderChoices(devices, this.#streams.engine?.features) : nothing}
    </div>`;
  }

  #renderNotes({ meeting, own }: Running): TemplateResult {
    const { strings } = this.#section;
    return html`${meeting?.isRecorded ? html`<p class="quiet" part="recording">${strings.recordingNotice}</p>` : nothing}
    ${own.isMutedByHost ? html`<p class="quiet" role="status">${strings.mutedByHost}</p>` : nothing}
    ${own.isSharing ? html`<p class="quiet">${strings.youShare}</p>` : nothing}`;
  }

  #renderShare(): TemplateResult | typeof nothing {
    const { share } = this.#streams;
    if (!share || share.isOwn) return nothing;
    return shareTile(share, this.#onSharePlace, this.#section.strings);
  }

  #renderTiles({ meeting, own }: Running): TemplateResult {
    const { strings } = this.#section;
    const general = this.#options.general.strings;
    const me = this.#meId;
    const others = (meeting?.attendees ?? []).filter(({ person }) => person.id !== me);
    const known = new Set(others.map(({ person }) => person.id));
    // The mixed picture of the meeting, and people that the service has not reported yet.
    const unnamed = [...this.#streams.remote].filter(([id]) => !known.has(id));
    return html`<ul
      class="tiles ${this.#sizeOf(unnamed.length + others.length + 1)}"
      part="tiles"
      aria-label=${strings.participants}
    >
      ${repeat(
        unnamed,
        ([id]) => id,
        ([id, stream]) => pictureTile(stream, strings.picture, id === ''),
      )}
      ${repeat(
        others,
        ({ person }) => person.id,
        (attendee) =>
          tile({
            attendee,
            name: isolatedName(attendee.person, general),
            stream: this.#streams.remote.get(attendee.person.id),
            isSpeaking: this.#streams.speaking.has(attendee.person.id),
            strings,
            action: this.#muteButton(attendee),
          }),
      )}
      ${tile({
        attendee: this.#self(own, meeting),
        name: strings.you,
        stream: this.#streams.local ?? undefined,
        isSpeaking: me !== undefined && this.#streams.speaking.has(me),
        strings,
        isSelf: true,
      })}
    </ul>`;
  }

  /** The fewer people, the larger. Below a shared screen they are small. */
  #sizeOf(count: number): string {
    const { share } = this.#streams;
    if (share && !share.isOwn) return 'below';
    if (count > 6) return 'many';
    if (count > 2) return '';
    return count === 1 ? 'few alone' : 'few';
  }

  #self(own: OwnMedia, meeting: Meeting | undefined): Attendee {
    const known = meeting?.attendees.find(({ person }) => person.id === this.#meId);
    const person = known?.person ?? { id: '', name: '', username: '', picture: undefined, kind: 'user' };
    return { ...own, person };
  }

  get #meId(): string | undefined {
    const session = this.#options.link.value?.session.$session.get();
    return session && hasIdentity(session) ? session.person.id : undefined;
  }

  #muteButton({ person, microphone }: Attendee): TemplateResult | undefined {
    if (this.#options.call.store?.role !== 'admin' || microphone === false) return undefined;
    const { strings } = this.#section;
    const mute = async (): Promise<void> => this.#tellFailure(await this.#options.call.store?.mute(person));
    const label = strings.muteOne(isolatedName(person, this.#options.general.strings));
    return html`<button
      class="button mute-one"
      part="button mute-one"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => void mute()}
    >
      ${callIcons.microphone}
    </button>`;
  }

  #renderControls({ own, meeting }: Running, windowButton: TemplateResult | typeof nothing): TemplateResult {
    const { strings } = this.#section;
    const { call, general } = this.#options;
    const { features } = this.#streams.engine ?? {};
    const muteAll = async (): Promise<void> => this.#tellFailure(await call.store?.muteAll());
    const isHost = call.store?.role === 'admin' && (meeting?.attendees.length ?? 0) > 1;
    const everyone = { label: strings.muteEveryone, part: 'mute-all', icon: 'muteEveryone' } as const;
    const leave = { label: general.strings.leave, part: 'leave', icon: 'leave', kind: 'danger' } as const;
    return html`${ownControls(own, features, strings, this.#controls)}
    ${isHost ? control(everyone, () => void muteAll()) : nothing}
    ${this.#deviceState.value ? this.#panel.renderButton(this.#deviceState.value, features) : nothing}
    ${windowButton} ${this.#options.dialInButton(callIcons.telephone)} ${control(leave, this.#onLeave)}`;
  }

  /** A device that stays off is no reason to leave the call. */
  async #set(device: Device, on: boolean): Promise<void> {
    if (device !== 'share') return this.#devices?.turn(device, on);
    const { call, live } = this.#options;
    if (await call.store?.setShare(on)) live.say(this.#section.strings.notShared);
  }

  #onRunning(now: Running, before: CallState | undefined): void {
    const { live } = this.#options;
    const { strings } = this.#section;
    const wasRunning = before && isRunning(before) ? before : undefined;
    if (!wasRunning) this.#devices?.noteDenied(now.own.denied);
    if (!wasRunning) void this.#useChoices();
    if (now.own.isMutedByHost && !wasRunning?.own.isMutedByHost) live.say(strings.mutedByHost);
    if (now.meeting?.isRecorded && !wasRunning?.meeting?.isRecorded) live.say(strings.recordingNotice);
  }

  /** The engine may know the devices by other ids than the browser. */
  async #useChoices(): Promise<void> {
    const devices = this.#devices;
    await devices?.refresh();
    for (const [kind, id] of this.#check.chosen) {
      const { list } = devices?.$devices.get()[kind] ?? {};
      if (list?.some((device) => device.id === id && !device.isSelected)) await devices?.select(kind, id);
    }
  }

  #tellFailure(failure: Parameters<Language<object>['tell']>[0] | undefined): void {
    if (failure) this.#options.live.say(this.#options.language.tell(failure));
  }

  readonly #controls: OwnControls = {
    set: (device, on) => void this.#set(device, on),
    setHand: (isRaised) => void this.#options.call.store?.setHand(isRaised),
  };

  readonly #onJoin = (): void => {
    const { wish } = this.#check;
    // The engine opens the devices itself, and some browsers let only one of them have a camera.
    this.#check.stop();
    void this.#host.join(wish);
  };

  readonly #onLeave = (): void => void this.#host.leave();

  readonly #onSharePlace = (place: Element | undefined): void => {
    this.#unmountShare?.();
    this.#unmountShare = place instanceof HTMLElement ? this.#streams.engine?.mountShare?.(place) : undefined;
  };

  /** Single keys work only while the focus is in the element, and not where they type or choose something. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { state } = this.#host;
    const [target] = event.composedPath();
    const isForField = target instanceof Element && target.matches('input, select, textarea');
    if (!isRunning(state) || isForField || event.ctrlKey || event.metaKey || event.altKey) return;
    const { own } = state;
    const actions: Readonly<Record<string, () => void>> = {
      m: () => void this.#set('microphone', !own.microphone),
      v: () => void this.#set('camera', !own.camera),
      h: () => void this.#options.call.store?.setHand(!own.hasHandRaised),
    };
    actions[event.key.toLowerCase()]?.();
  };
}

function isRunning(state: CallState): state is Running {
  return state.step === 'in-call' || state.step === 'reconnecting';
}
