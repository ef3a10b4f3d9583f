/** The service's own page for a call of two: only there sound and picture can be carried. [doc: spaces-api §9.6] */
import { defaultServer } from '../protocol/server.ts';
import type { Spaces } from './spaces.ts';

/** Where the web client of the service's two environments is. [doc: spaces-api §1.1] */
const production = 'https://spaces.avayacloud.com';
const staging = 'https://loganstaging.esna.com';

/** [doc: D/api/spaces_calling/uri_functionality] */
export function callLink({ server, webServer }: Spaces, email: string): string {
  const origin = webServer ?? (server === defaultServer ? production : staging);
  return `${origin}/d/call?email=${encodeURIComponent(email)}`;
}
