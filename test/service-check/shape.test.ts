/** The redaction of reports. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { pathWithoutIds, shapeOf } from '../../src/service-check/shape.ts';
import { property } from '../support/property.ts';

describe('The redaction of a report', () => {
  it('keeps the structure, the words of the service and the codes of errors', () => {
    const space = {
      topic: {
        _id: '6ae51ecfa08ff49b6f00749d',
        type: 'group',
        members: [{ role: 'guest' }, { role: 'admin' }],
      },
    };
    expect(shapeOf(space)).to.deep.equal({
      topic: { _id: 'id 6ae…', type: 'group', members: ['2 items', { role: 'guest' }] },
    });
    expect(
      shapeOf({ code: 'topic.not.found', message: 'No space of Ada Moreno', total: 12, unread: true }),
    ).to.deep.equal({
      code: 'topic.not.found',
      message: 'text of 22',
      total: 'number with 2 characters',
      unread: true,
    });
  });

  it('shows no text, address or token of any answer', () => {
    const secret = fc.oneof(
      fc.emailAddress(),
      fc.webUrl(),
      fc.string({ minLength: 12, maxLength: 400 }),
      fc.uuid(),
    );
    property(
      fc.property(secret, fc.constantFrom('displayname', 'code', 'bodyText', 'token'), (text, name) => {
        const code = /^[a-z]\w*(?:\.\w+)+$|^[a-z_]{3,40}$/;
        fc.pre(text.trim().length > 5 && !(name === 'code' && code.test(text)));
        expect(JSON.stringify(shapeOf({ [name]: text, data: [{ [name]: text }] }))).not.to.contain(
          JSON.stringify(text).slice(1, -1),
        );
      }),
    );
  });

  it('shows no address that the service uses as the name of a field', () => {
    expect(shapeOf({ 'ada.moreno@example.test': 1, '6ae51ecfa08ff49b6f00749d': 2 })).to.deep.equal({
      '(a name)': 2,
    });
  });

  it('shortens ids and times in paths', () => {
    expect(
      pathWithoutIds('/api/spaces/6ae51ecfa08ff49b6f00749d/messages/query?refTime=2026-11-29T10%3A00&size=1'),
    ).to.equal('/api/spaces/6ae…/messages/query?refTime=…&size=1');
  });
});
