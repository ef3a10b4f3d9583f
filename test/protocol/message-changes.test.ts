import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { editPayload, readDeletion } from '../../src/protocol/message-changes.ts';
import { property } from '../support/property.ts';
import { sample } from './fixtures/samples.ts';

describe('a change of a message', () => {
  it('is sent as in the sample', async () => {
    const request = (await sample('message-edit', 'request')) as {
      _id: string;
      content: { bodyText: string };
    };
    expect(editPayload(request._id, request.content)).to.deep.equal(request);
  });

  it('is reported for each message of the sample', async () => {
    const answer = await sample('messages-delete', 'response');
    const { deletedMessages, notDeletedMessages, noPermittedMessages } = answer as {
      deletedMessages: string[];
      notDeletedMessages: { messageId: string }[];
      noPermittedMessages: { messageId: string }[];
    };
    expect(readDeletion(answer, deletedMessages[0] ?? '')).to.equal('gone');
    expect(readDeletion(answer, notDeletedMessages[0]?.messageId ?? '')).to.equal('kept');
    expect(readDeletion(answer, noPermittedMessages[0]?.messageId ?? '')).to.equal('not-allowed');
    expect(readDeletion(answer, 'another'), 'not named').to.equal(undefined);
    expect(readDeletion({ notFoundMmessages: ['old'] }, 'old')).to.equal('gone');
  });

  it('is read from any value without an error', () => {
    property(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        readDeletion(value, 'id');
        readDeletion({ deletedMessages: value, noPermittedMessages: [value] }, 'id');
      }),
    );
  });
});
