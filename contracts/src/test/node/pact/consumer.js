// A partner's own consumer test: it writes pacts/visitor-desk-kisi-api.json.
import assert from 'node:assert/strict';
import { SpecificationVersion, PactV4, MatchersV3 } from '@pact-foundation/pact';

const { integer, string, fromProviderState, regex } = MatchersV3;

const pact = new PactV4({
  consumer: 'visitor-desk',
  provider: 'kisi-api',
  dir: process.env.PACTS,
  spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
  logLevel: 'error',
});

await pact
  .addInteraction()
  .given('managed-member-with-login', { email: 'ada@acme.example' })
  .uponReceiving('a visitor looks at herself')
  .withRequest('GET', '/user', (request) =>
    request.headers({ Authorization: fromProviderState('KISI-LOGIN ${secret}', 'KISI-LOGIN ada0') }),
  )
  .willRespondWith(200, (reply) =>
    reply.jsonBody({ id: integer(7), email: 'ada@acme.example', name: string('Ada') }),
  )
  .executeTest(async (kisi) => {
    const reply = await fetch(`${kisi.url}/user`, { headers: { Authorization: 'KISI-LOGIN ada0' } });
    assert.equal((await reply.json()).email, 'ada@acme.example');
  });

await pact
  .addInteraction()
  .uponReceiving('a stranger looks at members')
  .withRequest('GET', '/members')
  .willRespondWith(401, (reply) => reply.jsonBody({ error: string('no'), code: regex('[0-9a-f]{6}', 'afc516') }))
  .executeTest(async (kisi) => {
    assert.equal((await fetch(`${kisi.url}/members`)).status, 401);
  });
