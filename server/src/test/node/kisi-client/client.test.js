// The client that Kisi publishes, unchanged, against a mock with the standard world. One story, told in order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Kisi from 'kisi-client';

// A proxy that the environment names is not for this, and a busy machine may take longer than the client's 5 seconds.
const connect = () => new Kisi({ baseURL: process.env.KISI_BASE_URL, proxy: false, timeout: 60_000 });

const signedInWith = secret => {
  const client = connect();
  client.setLoginSecret(secret);
  return client;
};

const refusal = (status, code, reason) => ({ name: 'Error', status, code, reason });

const owner = { domain: 'acme', email: 'owner@acme.example', password: 'owner-password' };
const wrongCredentials = 'Wrong email address or password.';
const noEndpoint = 'The endpoint does not exist, please check your request.';

const kisi = connect();
let member;
let secret;
let membersSecret;

test('signs in with domain, and sends its "Authorization: null" with it', async () => {
  let authorization;
  const watch = kisi.client.interceptors.response.use(response => {
    authorization = response.request.getHeader('Authorization');
    return response;
  });
  const login = await kisi.signIn(owner);
  kisi.client.interceptors.response.eject(watch);

  assert.equal(String(authorization), 'null');
  assert.match(login.secret, /^[0-9a-f]{32}$/);
  assert.equal(login.type, 'device');
  assert.equal(login.email, owner.email);
  assert.equal(login.otpRequiredForLogin, false);
  secret = login.secret;
});

test('is signed in from then on', async () => {
  const [login, user] = [await kisi.get('login'), await kisi.get('user')];
  assert.equal(login.userId, user.id);
  assert.equal(user.email, owner.email);
});

test('gets code and reason for a wrong password', async () => {
  await assert.rejects(
    connect().signIn({ ...owner, password: 'wrong-password' }),
    refusal(401, 'afc516', wrongCredentials)
  );
});

test('reads limit, offset and count of a page of members', async () => {
  const all = await kisi.get('members');
  assert.equal(all.pagination.count, 5);
  assert.equal(all.data.length, 5);

  const page = await kisi.get('members', { limit: 2, offset: 1 });
  assert.deepEqual(page.pagination, { limit: 2, offset: 1, count: 5 });
  assert.deepEqual(page.data, all.data.slice(1, 3));
});

test('creates a managed member', async () => {
  member = await kisi.post('members', {
    member: { email: 'guest@acme.example', name: 'A guest', confirm: true, sendEmails: false }
  });
  assert.equal(member.name, 'A guest');
  assert.equal(member.confirmed, true);
  assert.equal(member.user.email, 'guest@acme.example');
  assert.deepEqual(await kisi.get(`members/${member.id}`), member);
  assert.equal((await kisi.get('members')).pagination.count, 6);
});

test('gets the fields in question as the reason when an address is taken', async () => {
  await assert.rejects(
    kisi.post('members', { member: { email: 'guest@acme.example', confirm: true, sendEmails: false } }),
    refusal(422, '000000', { email: ['has already been taken'] })
  );
});

test('logs in on behalf of the member', async () => {
  const login = await kisi.post('logins', {
    login: {
      type: 'device',
      email: 'guest@acme.example',
      name: 'Their phone',
      expire: false,
      deviceBrand: 'Acme',
      deviceModel: 'One',
      osName: 'AcmeOS'
    }
  });
  assert.equal(login.userId, member.userId);
  assert.equal(login.name, 'Their phone');
  assert.equal(login.expire, false);
  assert.deepEqual([login.deviceBrand, login.deviceModel, login.osName], ['Acme', 'One', 'AcmeOS']);
  assert.notEqual(login.secret, secret);
  membersSecret = login.secret;
});

test('is the member with the secret of that login', async () => {
  const theirs = signedInWith(membersSecret);
  const user = await theirs.get('user');
  assert.equal(user.id, member.userId);
  assert.equal(user.email, 'guest@acme.example');
  await assert.rejects(theirs.delete(`members/${member.id}`), { status: 403 });
});

test('deletes the member, and with it the login', async () => {
  await kisi.delete(`members/${member.id}`);
  await assert.rejects(kisi.get(`members/${member.id}`), { status: 404 });
  await assert.rejects(signedInWith(membersSecret).get('user'), { status: 401 });
  assert.equal((await kisi.get('members')).pagination.count, 5);
});

test('gets code and reason for an unknown path', async () => {
  await assert.rejects(kisi.get('no/such/path'), refusal(404, '000404', noEndpoint));
});

test('signs out, and its secret is dead', async () => {
  assert.equal((await signedInWith(secret).get('login')).type, 'device');
  await kisi.signOut();
  await assert.rejects(kisi.get('login'), { status: 401 });
  await assert.rejects(signedInWith(secret).get('login'), { status: 401, reason: wrongCredentials });
});
