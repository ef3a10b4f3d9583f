/** A socket with only our frames and no other code, to check the events of a server as they arrive. */
import { decodeFrame, encodeConnect, encodeEvent, encodePong } from '../../src/protocol/frames.ts';

export interface RawSocket {
  send(name: string, payload: object): void;
  /** The payload of the next event of that name. */
  next(name: string): Promise<unknown>;
  close(): void;
}

/** Connects in protocol 3 and resolves when the namespace is open. */
export async function openRawSocket(origin: string, token: string): Promise<RawSocket> {
  const query = new URLSearchParams({ token, tokenType: 'jwt', EIO: '3', transport: 'websocket' });
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?${query.toString()}`);
  const waiting = new Map<string, (payload: unknown) => void>();
  await new Promise<void>((connected, refused) => {
    socket.onclose = () => refused(new Error('The server closed the socket.'));
    socket.onmessage = ({ data }) => {
      const frame = decodeFrame(data);
      if (frame.type === 'open') socket.send(encodeConnect('/chat', { token, tokenType: 'jwt' }, 3));
      if (frame.type === 'ping') socket.send(encodePong(frame.data));
      if (frame.type === 'connect' && frame.namespace === '/chat') connected();
      if (frame.type === 'event') waiting.get(frame.name)?.(frame.payload);
    };
  });
  return {
    send: (name, payload) => socket.send(encodeEvent('/chat', name, payload)),
    next: (name) => new Promise((resolve) => waiting.set(name, resolve)),
    close: () => socket.close(),
  };
}
