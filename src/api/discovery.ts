/** Asks the REST server which other servers belong to it. */
import { readServiceConfigurations } from '../protocol/rest.ts';
import type { Http } from './http.ts';

/** Origins, where named. [doc: D/guides/service-configurations] @throws {SpacesError} */
export function discover(http: Http): Promise<{ socket?: string; accounts?: string }> {
  return http({ path: '/api/service-configurations', anonymous: true, read: readServiceConfigurations });
}
