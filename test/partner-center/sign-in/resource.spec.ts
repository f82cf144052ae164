import assert from 'node:assert/strict';
import {
  appScope,
  isAudienceOf,
  resourceOf,
  userScope,
} from '../../../src/partner-center/sign-in/resource.js';

const GLOBAL = 'https://api.partnercenter.microsoft.com';
const CHINA = 'https://partner.partnercenterapi.microsoftonline.cn';

describe('resourceOf', () => {
  it('is the API itself in 21Vianet, and the global API for all that stand for it', () => {
    assert.equal(resourceOf(`${CHINA}/`), CHINA);
    for (const baseUrl of [GLOBAL, 'http://127.0.0.1:8080', 'https://gateway.example.com/partner-center']) {
      assert.equal(resourceOf(baseUrl), GLOBAL);
    }
    assert.equal(resourceOf('https://evil.example/partner.partnercenterapi.microsoftonline.cn'), GLOBAL);
  });

  it('gives the scopes of both kinds of tokens', () => {
    assert.equal(userScope(CHINA), `${CHINA}/user_impersonation`);
    assert.equal(appScope(GLOBAL), `${GLOBAL}/.default`);
  });
});

describe('isAudienceOf', () => {
  it('knows the resource with and without a slash, and by its app id', () => {
    for (const audience of [GLOBAL, `${GLOBAL}/`, 'FA3D9A0C-3fb0-42cc-9193-47c7ecd2edbd']) {
      assert.equal(isAudienceOf(GLOBAL, audience), true, audience);
    }
    for (const audience of ['https://graph.windows.net', CHINA, `${GLOBAL}.evil.example`, '']) {
      assert.equal(isAudienceOf(GLOBAL, audience), false, audience);
    }
  });
});
