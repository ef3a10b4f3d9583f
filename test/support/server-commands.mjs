/** Runner plugin: lets a browser test start and stop servers in Node through `executeServerCommand`. */
import { isServerCommand, runServerCommand, stopAllServers } from './running-servers.mjs';

export function serverCommands() {
  return {
    name: 'server-commands',
    async executeCommand({ command, payload }) {
      if (isServerCommand(command)) return runServerCommand(command, payload);
    },
    serverStop: stopAllServers,
  };
}
