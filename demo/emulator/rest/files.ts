/** REST calls for files of messages: where to upload them, the upload itself, and where to download them. */
import { type Context, Hono } from 'hono';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

interface StoredFile {
  readonly type: string;
  /** The announced number of bytes. */
  readonly size: number;
  content?: ArrayBuffer;
}

const mostFiles = 1_000;
/** Bytes; the service's own limit is not known [unknown: spaces-api §7.4]. */
const largestFile = 10_485_760;

/** Routes below `/api`, and the storage, which another host has in the service. */
export function fileRoutes({ world, ...backend }: Backend): { api: Hono<RouteEnv>; storage: Hono<RouteEnv> } {
  const files = new Map<string, StoredFile>();
  const api = new Hono<RouteEnv>();
  const storage = new Hono<RouteEnv>();
  const host = { world, ...backend };
  const urlOf = (context: Context<RouteEnv>, fileKey: string): string =>
    `${originOf(context, host)}/files/${fileKey}`;

  // [client: BS, SS] The guide says GET; both clients send POST.
  api.post('/files/getuploadurl', authorized(host), async (context) => {
    const { files: announced, topicId } = await readBody(context);
    if (!Array.isArray(announced) || announced.length === 0) throw invalidParameters('files is missing.');
    if (files.size + announced.length > mostFiles) throw new ServiceError(400, 'quota', 'Too many files.');
    if (topicId !== undefined) world.access.read(callerOf(context), String(topicId));
    const data = announced.map((each: Record<string, unknown> | null) => {
      const size = Number(each?.['Content-Length']);
      if (!(size >= 0 && size <= largestFile)) throw invalidParameters('Content-Length is not allowed.');
      const fileKey = world.random.uuid();
      files.set(fileKey, { type: String(each?.['Content-Type'] ?? ''), size });
      return { url: urlOf(context, fileKey), fileKey };
    });
    return context.json({ data });
  });

  // The shape of the response is a guess [unknown: spaces-api §7.4].
  api.post('/files/getdownloadurl', authorized(host), async (context) => {
    const { fileKeys } = await readBody(context);
    if (!Array.isArray(fileKeys)) throw invalidParameters('fileKeys is missing.');
    const known = fileKeys.map(String).filter((key) => files.get(key)?.content !== undefined);
    return context.json({ data: known.map((fileKey) => ({ url: urlOf(context, fileKey), fileKey })) });
  });

  // The address itself gives access, so the storage needs no token.
  storage.put('/files/:key', async (context) => {
    const file = files.get(context.req.param('key'));
    if (file === undefined) return context.text('There is no such upload.', 404);
    const announced = Number(context.req.header('content-length'));
    const isAsAnnounced = announced === file.size && context.req.header('content-type') === file.type;
    if (!isAsAnnounced) return context.text('The type or the size is not as announced.', 400);
    file.content = await context.req.arrayBuffer();
    return context.body(null, 200);
  });

  storage.get('/files/:key', (context) => {
    const file = files.get(context.req.param('key'));
    if (file?.content === undefined) return context.text('There is no such file.', 404);
    const headers = { 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' };
    return context.body(file.content, 200, { 'content-type': file.type, ...headers });
  });

  return { api, storage };
}
