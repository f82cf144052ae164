import assert from 'node:assert/strict';
import { readCardTemplates } from '../../src/app/assets.js';
import { createCardRenderer } from '../../src/cards/render.js';

describe('createCardRenderer', () => {
  const templates = { ...readCardTemplates(), notice: { type: 'AdaptiveCard', body: ['${title}'] } };

  it('gives the same card for the same data, and another one for other data', () => {
    const render = createCardRenderer(templates);
    const first = render('notice', { title: 'one' });
    assert.equal(render('notice', { title: 'one' }), first);
    assert.deepEqual(render('notice', { title: 'two' }), { type: 'AdaptiveCard', body: ['two'] });
  });

  it('keeps the last cards only', () => {
    const render = createCardRenderer(templates);
    const first = render('notice', { title: 'one' });
    for (let no = 0; no < 500; no += 1) render('notice', { title: `other ${no}` });
    assert.notEqual(render('notice', { title: 'one' }), first);
  });
});
