/** Asks the REST server for the other servers of the service. Loads later. */
import { readServiceConfigurations, type ServiceConfigurations } from '../protocol/service-configurations.ts';
import type { Http } from './http.ts';

/** The origins that the REST server names. Sends no identity. [doc: D/guides/service-configurations] @throws {SpacesError} */
export function discoverServers(http: Http): Promise<ServiceConfigurations> {
  return http({ path: '/api/service-configurations', anonymous: true, read: readServiceConfigurations });
}
