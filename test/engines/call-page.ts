/** The script of a page with a call, as its author writes it, with the stand-in of the SDK. The settings come from the fragment of the address. */
import { heldMedia, receivedMedia } from './held-media.ts';
import '../../src/all.ts';
import { avayaEngine } from '../../src/engines/avaya.ts';
import type { SpacesCall } from '../../src/index.ts';

export interface CallPageSettings {
  readonly server: string;
  readonly invite: string;
  readonly name: string;
}

const { server, invite, name } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as CallPageSettings;

const script = document.createElement('script');
script.src = `${server}/media/AvayaClientServices.js`;
document.head.append(script);

const provider = document.createElement('spaces-provider');
provider.setAttribute('server', server);
provider.setAttribute('web-server', server);
const join = document.createElement('spaces-join');
join.invite = invite;
join.guestName = name;
const call = document.createElement('spaces-call');
call.engine = avayaEngine({ contentSharingWorkerPath: '/worker.js' });
provider.append(join, call);
document.body.append(provider);

/** What the test reads of the page. */
export interface CallPage {
  readonly call: SpacesCall;
  /** Whether the page shows that a person's microphone is off, and whether a person shares. */
  isMuted(name: string): boolean | undefined;
  /** The time when the page shows that a person's microphone is off; ms since epoch. */
  seesMuted(name: string): Promise<number>;
  received: typeof receivedMedia;
  held(): object;
}

const page: CallPage = {
  call,
  isMuted: (name) => {
    const { state } = call;
    const meeting = 'meeting' in state ? state.meeting : undefined;
    const found = meeting?.attendees.find(({ person }) => person.name === name);
    return found?.microphone === undefined ? undefined : !found.microphone;
  },
  seesMuted: (name) =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        if (!page.isMuted(name)) return;
        clearInterval(timer);
        resolve(Date.now());
      }, 10);
    }),
  received: receivedMedia,
  held: () => ({
    ...heldMedia('/media/'),
    ...(window as unknown as { standInCounts: object }).standInCounts,
  }),
};

Object.assign(window, { page });
