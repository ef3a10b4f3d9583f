/** An HTTP server of the emulator that can drop and refuse connections. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { RouteEnv } from './rest/backend.ts';

export interface HttpServer {
  readonly server: Server;
  readonly origin: string;
  /** Resets all connections and refuses new ones until `open`. */
  shut(): void;
  open(): void;
  end(): Promise<void>;
}

/** Port 0 uses a free port. */
export async function startHttp({ fetch }: Hono<RouteEnv>, port: number, host: string): Promise<HttpServer> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  // One request per connection: browsers silently repeat a request if its reused connection is reset. That would
  // hide the fault from the page and handle the request twice.
  server.maxRequestsPerSocket = 1;
  const connections = trackConnections(server);
  return { server, origin: await listen(server, port, host), ...connections };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${(server.address() as AddressInfo).port}`;
}

/** Tracks all TCP connections, so that `shut` and `end` can reset them. */
function trackConnections(server: Server) {
  const all = new Set<Socket>();
  let shut = false;
  server.on('connection', (socket: Socket) => {
    if (shut) {
      socket.resetAndDestroy();
      return;
    }
    all.add(socket);
    socket.once('close', () => all.delete(socket));
  });
  const resetAll = (): void => {
    for (const socket of all) socket.resetAndDestroy();
  };
  return {
    shut: () => {
      shut = true;
      resetAll();
    },
    open: () => {
      shut = false;
    },
    end: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      resetAll();
      await closed;
    },
  };
}
