/** One HTTP server of the emulator, with its hand on every connection. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { RestEnv } from './rest/backend.ts';

export interface HttpServer {
  readonly server: Server;
  readonly origin: string;
  /** Cuts every connection and takes no new one until `open`. */
  shut(): void;
  open(): void;
  end(): Promise<void>;
}

/** `port` 0 takes a free one. */
export async function startHttp({ fetch }: Hono<RestEnv>, port: number, host: string): Promise<HttpServer> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  // One request per connection: a browser quietly repeats a request whose reused connection is cut, which
  // would hide that fault from the page and do the work twice.
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

/** Keeps hold of every TCP connection, so that an outage and the end can cut them. */
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
  const cut = (): void => {
    for (const socket of all) socket.resetAndDestroy();
  };
  return {
    shut: () => {
      shut = true;
      cut();
    },
    open: () => {
      shut = false;
    },
    end: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
