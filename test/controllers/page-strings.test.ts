import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/spaces-join.ts';
import { defineStrings } from '../../src/config.ts';
import { allByRole, textIn } from '../support/by-role.ts';
import { until } from '../support/visitors.ts';

describe('strings of the page', () => {
  const open = (lang: string): Promise<HTMLElement> =>
    fixture<HTMLElement>(html`<div lang=${lang}><spaces-join invite="nonsense"></spaces-join></div>`);
  const shows = (page: HTMLElement, text: string): Promise<void> =>
    until(() => textIn(page).includes(text), `"${text}" in ${textIn(page)}`);

  it('replace single ones, also within a group, and the others stay', async () => {
    defineStrings('en', { exceptions: { cannotJoin: 'Not yet' } });
    defineStrings('en', { exceptions: { reasons: { 'not-a-link': 'Not one of our links.' } } });
    const page = await open('en');
    await shows(page, 'Not yet');
    await shows(page, 'Not one of our links.');
    defineStrings('de', { exceptions: { reasons: { 'not-a-link': 'Kein Link von uns.' } } });
    page.remove();
    const german = await open('de');
    await shows(german, 'Kein Link von uns.');
    await shows(german, 'Beitreten ist noch nicht möglich');
    expect(allByRole(german, 'heading')).to.have.property('length', 1);
  });

  it('are a language of their own, with English for the rest', async () => {
    defineStrings('sv', { exceptions: { cannotJoin: 'Du kan inte gå med än' } });
    const page = await open('sv-SE');
    await shows(page, 'Du kan inte gå med än');
    await shows(page, 'This is not an invitation link.');
  });
});
