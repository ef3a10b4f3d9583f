import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readPageQuery } from '../../src/protocol/message-query.ts';
import { readPost, readPosts } from '../../src/protocol/posts.ts';
import { property } from '../support/property.ts';

const task = {
  _id: '64d000000000000000000001',
  topicId: '64b000000000000000000001',
  category: 'task',
  sender: { _id: '64a000000000000000000001', displayname: 'Ada' },
  content: {
    bodyText: 'Cut the slides',
    status: 'complete',
    dueDate: '2026-03-02T09:00:00.000Z',
    assignees: [{ _id: '64a000000000000000000002' }, null, { _id: '__proto__' }],
  },
  chatCount: 2,
};

describe('a post or task', () => {
  it('is read with its status, its date, its people and the number of its comments', () => {
    expect(readPost(task)).to.deep.include({
      isDone: true,
      due: Date.UTC(2026, 2, 2, 9),
      assigneeIds: ['64a000000000000000000002'],
      comments: 2,
    });
    expect(readPost({ ...task, category: 'idea', chatCount: -1 })).to.include({
      isDone: undefined,
      comments: 0,
    });
  });

  it('is nothing that was deleted, and no message of the conversation', () => {
    expect(readPost({ ...task, deleted: true })).to.equal(undefined);
    expect(readPost({ ...task, category: 'chat' })).to.equal(undefined);
  });

  it('never throws, whatever the service sends', () => {
    const field = fc.option(fc.anything());
    const content = fc.record({ status: field, dueDate: field, assignees: field, description: field });
    const law = fc.property(content, field, (given, chatCount) => {
      const whole = { bodyText: 'x', ...given };
      const [post] = readPosts({ data: [{ ...task, content: whole, chatCount }] })?.items ?? [];
      expect(post?.comments).to.be.at.least(0);
    });
    property(law, 300);
  });
});

describe('the address of another page', () => {
  const path = '/api/spaces/64b000000000000000000001/messages/query';

  it('leads on with the parameters that are known, whatever its origin', () => {
    for (const origin of ['', 'https://spacesapis.avayacloud.com', 'https://elsewhere.example'])
      expect(readPageQuery(`${origin}${path}?size=500&nextRefObjId=a1&searchstring=x`, path)).to.deep.equal({
        nextRefObjId: 'a1',
      });
    const older = path.replace('/spaces/', '/topics/');
    expect(readPageQuery(`${older}/?direction=after&prevRefObjId=b`, path)).to.deep.equal({
      direction: 'after',
      prevRefObjId: 'b',
    });
  });

  it('leads nowhere if it is another endpoint, or says nothing', () => {
    for (const url of ['/api/users/me?page=1', `${path}/..?page=1`, path, `${path}?size=3`, 'https://', ''])
      expect(readPageQuery(url, path), url).to.equal(undefined);
    expect(readPageQuery(`${path}?page=${'1'.repeat(101)}`, path)).to.equal(undefined);
  });

  it('never throws, and names no parameter that is not known', () => {
    const law = fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      for (const name of Object.keys(readPageQuery(url, new URL(url, 'https://x.example').pathname) ?? {}))
        expect(['refTime', 'direction', 'pageref', 'nextRefObjId', 'prevRefObjId', 'page']).to.include(name);
    });
    property(law, 500);
  });
});
