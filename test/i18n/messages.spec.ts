import assert from 'node:assert/strict';
import { readMessageTexts } from '../../src/app/assets.js';
import { createMessagesFor } from '../../src/i18n/messages.js';

describe('createMessagesFor', () => {
  const messagesFor = createMessagesFor(readMessageTexts());

  it('inserts a value as it is, however much it looks like a message', () => {
    const tried = "{count, plural, one {x}} <b>#</b> ''{tried}'' ${title}";
    assert.ok(messagesFor('en').say('picker.intro', { tried }).includes(tried));
  });

  it('knows the language of what it says', () => {
    assert.equal(messagesFor('pl-PL').language, 'pl');
  });

  it('speaks English to a client of another language', () => {
    assert.equal(messagesFor('de-DE').say('action.refresh'), 'Refresh');
    assert.equal(messagesFor(undefined).say('action.refresh'), 'Refresh');
  });

  it('rounds a percentage as everywhere else', () => {
    assert.equal(messagesFor('en').percent(66.66), '66.7%');
    assert.equal(messagesFor('en').percent(0), '0%');
  });
});
