/** Runner plugin: lets a browser test start and stop servers in Node through `executeServerCommand`. */
import { isPageCommand, runPageCommand } from './other-pages.mjs';
import { isServerCommand, runServerCommand, stopAllServers } from './running-servers.mjs';

export function serverCommands() {
  return {
    name: 'server-commands',
    async executeCommand({ command, payload, session }) {
      if (isPageCommand(command)) return runPageCommand(command, payload, session);
      if (isServerCommand(command)) return runServerCommand(command, payload);
    },
    serverStop: stopAllServers,
  };
}
