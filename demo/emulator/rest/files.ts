/** REST calls for files of messages: where to upload them, the upload itself, and where to download them. */
import { type Context, Hono } from 'hono';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { World } from '../world/world.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { fileUrl } from './json.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

const mostFiles = 10_000;

/** Routes below `/api`, and the storage, which another host has in the service. */
export function fileRoutes(backend: Backend): { api: Hono<RouteEnv>; storage: Hono<RouteEnv> } {
  return { api: addressRoutes(backend), storage: storageRoutes(backend) };
}

function addressRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const api = new Hono<RouteEnv>();
  const address = (context: Context<RouteEnv>, fileKey: string, use: 'put' | 'get') => ({
    url: fileUrl(world, fileKey, use, originOf(context, backend)),
    fileKey,
  });

  // [client: BS, SS] The guide says GET; both clients send POST.
  api.post('/files/getuploadurl', authorized(backend), async (context) => {
    const { files: announced, topicId } = await readBody(context);
    if (!Array.isArray(announced) || announced.length === 0) throw invalidParameters('files is missing.');
    if (world.files.all.length + announced.length > mostFiles)
      throw new ServiceError(400, 'quota', 'Too many files.');
    if (topicId !== undefined) world.access.read(callerOf(context), String(topicId));
    checkPolicy(world, callerOf(context).person);
    const data = announced.map((each: Record<string, unknown> | null) => {
      const size = Number(each?.['Content-Length']);
      if (!(size >= 0 && size <= world.switches.largestFile))
        throw invalidParameters('Content-Length is not allowed.');
      return address(context, world.files.announce(String(each?.['Content-Type'] ?? ''), size).key, 'put');
    });
    return context.json({ data });
  });

  // The shape of the response is a guess [unknown: spaces-api §7.4].
  api.post('/files/getdownloadurl', authorized(backend), async (context) => {
    if (world.switches.downloadCall === 'absent')
      throw new ServiceError(404, 'not.found', 'The call does not exist.');
    const { fileKeys } = await readBody(context);
    if (!Array.isArray(fileKeys)) throw invalidParameters('fileKeys is missing.');
    const known = fileKeys.map(String).filter((key) => world.files.get(key)?.content !== undefined);
    return context.json({ data: known.map((fileKey) => address(context, fileKey, 'get')) });
  });

  return api;
}

/** The address itself gives access, so the storage needs no token. */
function storageRoutes({ world }: Backend): Hono<RouteEnv> {
  const storage = new Hono<RouteEnv>();
  const found = (context: Context<RouteEnv>, use: 'put' | 'get') =>
    world.files.signed(context.req.param('signature') ?? '', use, world.clock.now());

  storage.put('/files/:signature', async (context) => {
    const file = found(context, 'put');
    if (file === 'unknown') return context.text('There is no such upload.', 404);
    if (file === 'expired') return context.text('The address has expired.', 403);
    const content = await context.req.arrayBuffer();
    const isAsAnnounced =
      content.byteLength === file.size && (context.req.header('content-type') ?? '') === file.type;
    if (!isAsAnnounced) return context.text('The type or the size is not as announced.', 400);
    file.content = content;
    file.puts += 1;
    return context.body(null, 200);
  });

  storage.get('/files/:signature', (context) => {
    const file = found(context, 'get');
    if (file === 'expired') return context.text('The address has expired.', 403);
    if (file === 'unknown' || file.content === undefined) return context.text('There is no such file.', 404);
    const { fileLength } = world.switches;
    const cut = fileLength === 'short' ? file.content.slice(0, file.content.byteLength / 2) : file.content;
    const headers = { 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' };
    return context.body(cut, 200, { 'content-type': file.type, ...headers });
  });

  return storage;
}

/** Whether guests may send files, and how a company forbids them, is not documented [client: BS, SS]. */
function checkPolicy({ switches }: World, { kind }: PersonRecord): void {
  const isRefused = kind === 'guest' ? switches.guestFiles === 'refused' : switches.files === 'denied';
  if (isRefused) throw new ServiceError(403, 'access.denied', 'You may not send files.');
}
