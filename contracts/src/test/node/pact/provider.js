// Holds a mock against pacts with pact-js, as a partner's pipeline would.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Verifier } from '@pact-foundation/pact';

const folder = process.env.PACTS;

await new Verifier({
  provider: 'kisi-api',
  providerBaseUrl: process.env.KISI_BASE_URL,
  pactUrls: readdirSync(folder).map((file) => join(folder, file)),
  providerStatesSetupUrl: `${process.env.KISI_BASE_URL}/_mock/provider-states`,
  logLevel: 'error',
}).verifyProvider();
console.log('verified');
