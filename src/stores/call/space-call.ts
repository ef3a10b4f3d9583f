/** The call of one space: its meeting as the service reports it, the user's own part in it, and its ringing between two people. */
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { CallEvent, DialIn } from '../../protocol/call.ts';
import type { Person } from '../../protocol/person.ts';
import { isId } from '../../protocol/read.ts';
import { otherMember, type Role, type Space } from '../../protocol/space.ts';
import type { Clock } from '../clock.ts';
import { failureOf, failureWithCode, type Failure } from '../failure.ts';
import { knownRole, type AdmissionUpdate } from '../session/admissions.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { CallSession, type CallSessionListener, type JoinWish } from './call-session.ts';
import { CallLine, type CallLineListener, type MeetingRequest } from './line.ts';
import { MediaError, type MediaEngine } from './media-engine.ts';
import { emptyView, type MeetingView } from './meeting.ts';
import { Ring, type RingListener } from './ring.ts';
import type { Call, CallEnd, CallState, SharedCall } from './state.ts';

/** How long the end of a call is shown; ms. */
const endLasts = 8_000;

/** The user's own part. While it is `idle`, the state shows the meeting. */
type OwnStep =
  | { readonly step: 'idle' | 'joining' | 'in-call' }
  | Extract<CallState, { step: 'ringing' | 'ended' | 'failed' }>;
const idle: OwnStep = { step: 'idle' };

export class SpaceCall implements SharedCall {
  readonly #call = atom<CallState>({ step: 'none', known: false });
  readonly $call = this.#call;
  engine: SharedCall['engine'] = () => undefined;
  readonly #spaces: Spaces;
  readonly spaceId: string;
  readonly #clock: Clock;
  #own: OwnStep = idle;
  #view: MeetingView = emptyView;
  #isKnown = false;
  #me: Person | undefined;
  #space: Space | undefined;
  #line: CallLine | undefined;
  #session: CallSession | undefined;
  #ring: Ring | undefined;
  /** What the user chose when they called, for the moment when the other person accepts. */
  #wish: JoinWish = { microphone: true, camera: false };
  #asks = false;
  #unsubscribe: (() => void) | undefined;
  /** A listener of its own, which keeps the call while the user is in it. */
  #release: (() => void) | undefined;
  #stopEndTimer = (): void => {};

  constructor(spaces: Spaces, spaceId: string, clock: Clock) {
    this.#spaces = spaces;
    this.spaceId = spaceId;
    this.#clock = clock;
    onMount(this.$call, () => {
      this.#start();
      return () => this.#stop();
    });
  }

  ask(): void {
    this.#asks = true;
    this.#line?.ask();
  }

  get role(): Role | undefined {
    const { space } = this.#spaces.admissions.find(this.spaceId) ?? {};
    return space && this.#me && knownRole(space, this.#me.id);
  }

  async join(wish: JoinWish): Promise<void> {
    if (/^(?:joining|in-call|ringing)$/.test(this.#own.step) || !this.#mediaEngine()) return;
    this.#wish = wish;
    this.ask();
    this.#set({ step: 'joining' });
    if (!(await this.#isReady())) return;
    const other = this.#otherPerson;
    const isAnswered = this.#view.meeting?.attendees.some(({ person }) => person.id === other?.id);
    if (!other || isAnswered) return this.#enter();
    const ringing = this.#ring?.offer(other);
    if (ringing) this.#set({ step: 'ringing', ...ringing });
    else this.#fail(new SpacesError('unreachable'));
  }

  async leave(reason: CallEnd = 'left'): Promise<void> {
    const { step } = this.#own;
    if (step === 'ringing') {
      this.#ring?.cancel();
      this.#ring?.decline();
      return this.#set(idle);
    }
    const session = this.#session;
    if (!session) return step === 'joining' ? this.#set(idle) : undefined;
    this.#ring?.end();
    this.#end(reason);
    await session.leave();
  }

  async accept(): Promise<void> {
    if (this.#mediaEngine() === undefined) {
      // The service's page answers the call itself.
      this.#ring?.dispose();
      return this.#own.step === 'ringing' ? this.#set(idle) : undefined;
    }
    if (this.#ring?.accept()) await this.#enter();
  }

  async decline(): Promise<void> {
    if (this.#own.step === 'ringing') await this.leave();
  }

  readonly setMicrophone: Call['setMicrophone'] = (on) => this.#setDevice('microphone', on);
  readonly setCamera: Call['setCamera'] = (on) => this.#setDevice('camera', on);
  readonly setShare: Call['setShare'] = (on) => this.#setDevice('share', on);

  async setHand(raised: boolean): Promise<void> {
    const failure = await this.#request((client, space, meetingId, me) =>
      raised ? client.raiseHand(space, meetingId) : client.lowerHand(space, meetingId, me),
    );
    if (!failure) this.#session?.setHandRaised(raised);
  }

  muteAll(): Promise<Failure | undefined> {
    return this.#request((client, space, meetingId, me) => client.muteAll(space, meetingId, [me]));
  }

  mute(person: Person): Promise<Failure | undefined> {
    return this.#request((client, space, meetingId) => client.muteOne(space, meetingId, person));
  }

  readonly dialIn = async (): Promise<DialIn | undefined> => this.#line?.dialIn();

  retry(): void {
    if (this.#own.step === 'failed' || this.#own.step === 'ended') this.#set(idle);
    if (this.#line) this.#line.retryNow();
    else this.#connect(this.#spaces.session.$session.get());
  }

  get #otherPerson(): Person | undefined {
    return this.#space?.type === 'direct' && this.#me ? otherMember(this.#space, this.#me.id) : undefined;
  }

  #mediaEngine(): MediaEngine | undefined {
    const engine = this.engine();
    return engine?.kind === 'media' ? engine : undefined;
  }

  /** Waits until the other person is known; false when they do not want to join any more, or cannot. */
  async #isReady(): Promise<boolean> {
    const session = this.#spaces.session.$session.get();
    // The service may have refused the user before.
    if (session.step === 'signed-in') this.#connect(session);
    if (!this.#line && session.step !== 'signing-in') this.#fail(new SpacesError('unauthorized'));
    while (this.#own.step === 'joining' && (!this.#space || (this.#otherPerson && !this.#isKnown)))
      await nextValue(this.$call);
    return this.#own.step === 'joining' && !this.#session;
  }

  #start(): void {
    this.#unsubscribe?.();
    const { session, admissions, tab } = this.#spaces;
    const subscriptions = [
      session.$session.subscribe((value) => this.#connect(value)),
      admissions.$update.listen((update) => update && this.#onUpdate(update)),
    ];
    this.#unsubscribe = () => subscriptions.forEach((unsubscribe) => unsubscribe());
    if (session.hasPageToken)
      session.signInPage().catch(() => {}); // The session shows the result.
    else if (tab.isUnread) void session.recognise();
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#disconnect();
  }

  #connect(session: Session): void {
    if (session.step === 'signed-in') {
      // Another user must not be in a call that the first one has joined.
      if (this.#me && this.#me.id !== session.person.id) this.#disconnect();
      if (this.#line || !isId(this.spaceId)) return;
      this.#me = session.person;
      this.#openLine(session.person);
    } else if (session.step !== 'signing-in' && session.step !== 'recognised') {
      const wasIn = this.#session !== undefined;
      this.#disconnect();
      if (session.step === 'failed') this.#set({ step: 'failed', failure: session.failure });
      if (session.step === 'expired' && wasIn) this.#fail(new SpacesError('unauthorized'));
    }
  }

  #openLine(me: Person): void {
    const clock = this.#clock;
    const send = (name: string, payload: object): boolean => this.#line?.send(name, payload) ?? false;
    this.#ring = new Ring({ spaceId: this.spaceId, me, clock, send, listener: this.#ringListener() });
    const options = { spaces: this.#spaces, spaceId: this.spaceId, me, clock, asks: this.#asks };
    this.#line = new CallLine({ ...options, listener: this.#lineListener() });
  }

  /** Ends everything that needs the connection. */
  #disconnect(): void {
    if (this.#own.step === 'ringing') void this.leave();
    void this.#session?.leave();
    this.#session = undefined;
    this.#ring?.dispose();
    this.#line?.close();
    this.#line = this.#ring = this.#me = this.#space = undefined;
    this.#view = emptyView;
    this.#isKnown = false;
    this.#set(idle);
  }

  async #request(send: MeetingRequest): Promise<Failure | undefined> {
    if (this.#line && this.#me) return this.#line.request(send, this.#me);
    return failureWithCode('unauthorized');
  }

  #lineListener(): CallLineListener {
    return {
      admitted: ({ space }) => {
        this.#space = space;
        this.#publish();
      },
      subscribed: () => this.#session?.announce(),
      changed: (view, { isAnswer, hadGap }) => this.#onView(view, isAnswer, hadGap),
      lost: () => {
        this.#isKnown = false;
        this.#publish();
      },
      event: (event) => this.#onEvent(event),
      asked: () => this.#session?.announceSoon(),
      closed: (error) => this.#onClosed(error),
    };
  }

  #onView(view: MeetingView, isAnswer: boolean, hadGap: boolean): void {
    const wasIn = this.#isIn(this.#view);
    const meetingId = this.#view.meeting?.id ?? '';
    this.#view = view;
    this.#isKnown = true;
    const isOver = view.ended.has(meetingId) || (isAnswer && !hadGap && !view.meeting);
    if (this.#session && wasIn && isOver) void this.leave('meeting-ended');
    // After a gap the service may have forgotten that the user is in.
    else if (isAnswer && this.#session && !this.#isIn(view)) this.#session.announce();
    // Another meeting has begun. Why a person could not be called is still shown.
    const isNew = view.meeting !== undefined && view.meeting.id !== meetingId;
    if (isNew && this.#own.step === 'ended' && !this.#own.person) this.#set(idle);
    this.#publish();
  }

  #isIn({ meeting }: MeetingView): boolean {
    return meeting?.attendees.some(({ person }) => person.id === this.#me?.id) ?? false;
  }

  #onEvent(event: CallEvent): void {
    if (event.kind === 'ring') {
      // In a larger space, a call to all of its people would ring.
      if (this.#space?.type === 'direct') this.#ring?.onEvent(event);
      return;
    }
    this.#session?.onEvent(event);
    // Those who join learn what the devices of the others do.
    if (event.kind === 'joined' && event.person.id !== this.#me?.id) this.#session?.announceSoon();
  }

  #onClosed(error: SpacesError): void {
    const wasIn = this.#own.step === 'joining' || this.#session !== undefined;
    this.#disconnect();
    if (wasIn) this.#fail(error);
  }

  #onUpdate({ spaceId, end }: AdmissionUpdate): void {
    if (spaceId !== this.spaceId) return;
    const { space } = this.#spaces.admissions.find(spaceId) ?? {};
    if (space) this.#space = space;
    if (!end) return this.#line ? undefined : this.#connect(this.#spaces.session.$session.get());
    const wasIn = this.#session !== undefined;
    this.#disconnect();
    if (wasIn) this.#end('removed');
  }

  #ringListener(): RingListener {
    return {
      incoming: (ringing) => {
        if (!this.#session) this.#set({ step: 'ringing', ...ringing });
      },
      accepted: () => void this.#enter(),
      over: (reason, person) => {
        const session = this.#session;
        this.#end(reason, person);
        void session?.leave();
      },
      ended: () => void this.leave('meeting-ended'),
    };
  }

  async #enter(): Promise<void> {
    const engine = this.#mediaEngine();
    const me = this.#me;
    const line = this.#line;
    if (!engine || this.#session) return;
    if (!me || !line) return this.#fail(new SpacesError('unauthorized'));
    const listener: CallSessionListener = {
      changed: () => this.#publish(),
      left: (reason) => this.#onEngineLeft(reason),
    };
    const session = (this.#session = new CallSession({ line, me, engine, listener }));
    this.#set({ step: 'joining' });
    try {
      await this.#spaces.admissions.join({ kind: 'space', spaceId: this.spaceId });
      await session.connect(line.access, this.#wish);
      if (this.#session === session) this.#set({ step: 'in-call' });
    } catch (error) {
      if (this.#session !== session) return;
      this.#session = undefined;
      this.#fail(error);
    }
  }

  #onEngineLeft(reason: CallEnd | 'network'): void {
    this.#session = undefined;
    if (reason === 'network') this.#fail(new MediaError('network'));
    else this.#end(reason);
  }

  #fail(error: unknown): void {
    if (error instanceof MediaError)
      this.#set({ step: 'failed', failure: failureWithCode('rejected'), mediaCode: error.code });
    else if (error instanceof SpacesError) this.#set({ step: 'failed', failure: failureOf(error) });
    else throw error;
  }

  /** Shows for a while why the call is over. */
  #end(reason: CallEnd, person?: Person): void {
    this.#session = undefined;
    this.#set({ step: 'ended', reason, person });
    this.#stopEndTimer = this.#clock.after(endLasts, () => this.#set(idle));
  }

  #set(own: OwnStep): void {
    this.#stopEndTimer();
    this.#own = own;
    const { step } = own;
    const isBusy = step === 'joining' || step === 'in-call' || step === 'ringing';
    if (isBusy) this.#release ??= this.$call.listen(() => {});
    this.#publish();
    if (isBusy) return;
    this.#release?.();
    this.#release = undefined;
  }

  #publish(): void {
    this.#call.set(this.#state());
  }

  #state(): CallState {
    const own = this.#own;
    const { meeting } = this.#view;
    switch (own.step) {
      case 'idle':
        return this.#isKnown && meeting ? { step: 'live', meeting } : { step: 'none', known: this.#isKnown };
      case 'joining':
        return { step: 'joining', meeting };
      case 'in-call':
        return this.#session
          ? {
              step: this.#session.isReconnecting ? 'reconnecting' : 'in-call',
              meeting,
              own: this.#session.own,
            }
          : { step: 'none', known: false };
      default:
        return own;
    }
  }

  /** The engine reports what its devices do; a failure leaves them as they were. */
  async #setDevice(device: 'microphone' | 'camera' | 'share', on: boolean): ReturnType<Call['setShare']> {
    try {
      await this.#session?.set(device, on);
      return undefined;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      return error.code;
    }
  }
}

function nextValue($call: ReadableAtom<CallState>): Promise<void> {
  return new Promise((resolve) => {
    const stop = $call.listen(() => {
      stop();
      resolve();
    });
  });
}
