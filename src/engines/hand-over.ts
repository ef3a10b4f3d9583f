/** The default engine: the call happens on a page of the service, in another tab. */
import type { InviteLink } from '../protocol/invite-link.ts';
import { formatInviteLink } from '../protocol/link-address.ts';
import type { CallPlace, HandOver } from '../stores/call/media-engine.ts';

/** Leads to the pages on which a call can be started or joined without an SDK. [doc: spaces-api §9.6] */
export const handOver: HandOver = {
  kind: 'hand-over',
  addressOf: (place, webServer) => formatInviteLink(linkTo(place), webServer),
};

function linkTo(place: CallPlace): InviteLink {
  switch (place.kind) {
    case 'space':
      return place;
    case 'room':
      return { ...place, startVideo: true };
    case 'person':
      return { kind: 'direct', email: place.email, way: 'call' };
  }
}
