import type { MessageDraft } from './messages.ts';
import type { Json } from './shapes.ts';

/** What a client wants stored, by REST or by socket; undefined when it makes no sense. */
export function draftOf(payload: Json): MessageDraft | undefined {
  const content = objectOf(payload['content']);
  const bodyText = content['bodyText'];
  const { category, created, mentions } = payload;
  const data = content['data'];
  if (typeof bodyText !== 'string') return undefined;
  if (bodyText === '' && (!Array.isArray(data) || data.length === 0)) return undefined;
  const parentId = objectOf(payload['parentMsg'])['_id'];
  return {
    category: typeof category === 'string' ? category : 'chat',
    bodyText,
    description: typeof content['description'] === 'string' ? content['description'] : '',
    data: Array.isArray(data) ? data : [],
    parentId: typeof parentId === 'string' ? parentId : undefined,
    mentions: Array.isArray(mentions) ? mentions : [],
    created: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : undefined,
  };
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
