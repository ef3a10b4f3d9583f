/** The call with a person: finds the direct space of the two, and then is the call of that space. */
import { atom, onMount } from 'nanostores';
import type { DialIn } from '../../protocol/call.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import { DirectConversation, type DirectState } from '../chat/direct.ts';
import { failureWithCode, type Failure } from '../failure.ts';
import type { Spaces } from '../spaces.ts';
import type { JoinWish } from './call-session.ts';
import type { MediaErrorCode } from './media-engine.ts';
import type { CallEnd, CallState, SharedCall } from './state.ts';

export class DirectCall implements SharedCall {
  readonly #call = atom<CallState>({ step: 'none', known: false });
  readonly $call = this.#call;
  engine: SharedCall['engine'] = () => undefined;
  readonly #direct: DirectConversation;
  readonly #callOf: (spaceId: string) => SharedCall;
  #inner: SharedCall | undefined;
  #asks = false;
  #stopInner = (): void => {};
  /** The user wants to call as soon as the space is found. */
  #wish: JoinWish | undefined;

  /** @param person user id or e-mail address, which a page may set to any value */
  constructor(spaces: Spaces, person: string, callOf: (spaceId: string) => SharedCall) {
    this.#direct = new DirectConversation(spaces, person);
    this.#callOf = callOf;
    onMount(this.$call, () => {
      const unsubscribe = this.#direct.$direct.subscribe((state) => this.#onDirect(state));
      return () => {
        unsubscribe();
        this.#stopInner();
        // The user may be in the call, and can still leave it.
        this.#wish = undefined;
      };
    });
  }

  ask(): void {
    this.#asks = true;
    this.#inner?.ask();
  }

  get spaceId(): string | undefined {
    return this.#inner?.spaceId;
  }

  get role(): Role | undefined {
    return this.#inner?.role;
  }

  async join(wish: JoinWish): Promise<void> {
    if (this.#inner) return this.#inner.join(wish);
    this.#wish = wish;
    if (this.#call.get().step === 'failed') this.#direct.retry();
  }

  async leave(reason?: CallEnd): Promise<void> {
    this.#wish = undefined;
    await this.#inner?.leave(reason);
  }

  async accept(): Promise<void> {
    await this.#inner?.accept();
  }

  async decline(): Promise<void> {
    await this.#inner?.decline();
  }

  async setMicrophone(on: boolean): Promise<MediaErrorCode | undefined> {
    return this.#inner?.setMicrophone(on);
  }

  async setCamera(on: boolean): Promise<MediaErrorCode | undefined> {
    return this.#inner?.setCamera(on);
  }

  async setShare(on: boolean): Promise<MediaErrorCode | undefined> {
    return this.#inner?.setShare(on);
  }

  async setHand(raised: boolean): Promise<void> {
    await this.#inner?.setHand(raised);
  }

  async muteAll(): Promise<Failure | undefined> {
    return this.#inner ? this.#inner.muteAll() : failureWithCode('not-found');
  }

  async mute(person: Person): Promise<Failure | undefined> {
    return this.#inner ? this.#inner.mute(person) : failureWithCode('not-found');
  }

  async dialIn(): Promise<DialIn | undefined> {
    return this.#inner?.dialIn();
  }

  retry(): void {
    if (this.#inner) this.#inner.retry();
    else this.#direct.retry();
  }

  #onDirect(state: DirectState): void {
    if (state.step === 'found') return this.#follow(state.spaceId);
    this.#stopInner();
    this.#inner = undefined;
    this.#call.set(stateOf(state));
  }

  #follow(spaceId: string): void {
    const inner = this.#callOf(spaceId);
    this.#stopInner();
    this.#inner = inner;
    inner.engine = () => this.engine();
    if (this.#asks) inner.ask();
    this.#stopInner = inner.$call.subscribe((state) => this.#call.set(state));
    const wish = this.#wish;
    this.#wish = undefined;
    if (wish) void inner.join(wish);
  }
}

function stateOf(state: Exclude<DirectState, { step: 'found' }>): CallState {
  if (state.step === 'failed') return { step: 'failed', failure: state.failure };
  if (state.step !== 'refused') return { step: 'none', known: false };
  return state.reason === 'no-person'
    ? { step: 'failed', failure: failureWithCode('not-found'), refusal: 'no-person' }
    : { step: 'failed', failure: failureWithCode('forbidden'), refusal: 'no-direct' };
}
