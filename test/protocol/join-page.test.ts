import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { joinPageAddress, readJoinPage } from '../../src/protocol/join-page.ts';

const here = 'https://portal.example/team/invite.html';

describe('The join page of a site', () => {
  it('is read relative to the page that names it', () => {
    expect(readJoinPage('join.html', here)?.href).to.equal('https://portal.example/team/join.html');
    expect(readJoinPage('/join?lang=de#now', here)?.href).to.equal('https://portal.example/join?lang=de#now');
    expect(readJoinPage('https://www.portal.example/join', here)?.hostname).to.equal('www.portal.example');
    expect(readJoinPage('/join', 'http://localhost:8000/a')?.href).to.equal('http://localhost:8000/join');
  });

  it('is refused where no mail may lead', () => {
    for (const wrong of [
      'javascript:alert(1)',
      'data:text/html,hi',
      'http://portal.example/join',
      'http://127.0.0.1/join',
      'https://user:secret@portal.example/',
      'https://',
      '//',
      'blob:https://portal.example/1',
      'mailto:a@portal.example',
    ])
      expect(readJoinPage(wrong, here), wrong).to.equal(undefined);
  });

  it('keeps its own query and fragment, and carries any link whole', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
        const address = joinPageAddress(
          new URL('https://portal.example/join?lang=de&invite=old#/rooms'),
          link,
        );
        const { searchParams, hash } = new URL(address);
        expect(searchParams.getAll('invite')).to.deep.equal([link]);
        expect(searchParams.get('lang')).to.equal('de');
        expect(hash).to.equal('#/rooms');
      }),
    );
  });
});
