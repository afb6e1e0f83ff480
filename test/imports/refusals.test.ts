import t from 'tap';
import { list, service } from './service.js';

t.test('what cannot be read is refused with the right status, and nothing is kept', async (t) => {
  const { app, post, get, commit, database } = await service(t);
  const code = async (answer: ReturnType<typeof post>) => {
    const { statusCode, body } = await answer;
    return `${statusCode} ${JSON.parse(body).code}`;
  };
  t.equal(await code(post('Ort:\u0000', 'text/plain')), '400 invalid_text');
  t.equal(
    await code(post(Buffer.from('PK\u0003\u0004xyz', 'latin1'))),
    '415 unsupported_format',
    'a workbook named csv',
  );
  t.equal(
    await code(post('x', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    '415 unsupported_format',
  );
  t.equal(
    await code(post(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'application/vnd.ms-excel')),
    '415 unsupported_format',
  );
  t.equal(await code(post('{}', 'application/json')), '400 malformed');
  t.equal(await code(post('x', 'image/png')), '415 unsupported_format');
  t.equal(await code(post('x'.repeat(1024 * 1024 + 1), 'text/plain')), '413 too_large');
  t.equal(await code(post(Buffer.alloc(64 * 1024 * 1024 + 1, 65))), '413 too_large');
  t.equal(await code(post('x', 'multipart/form-data')), '400 malformed');
  const formStart = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  const formType = 'multipart/form-data; boundary=b';
  t.match(await code(post(formStart, formType)), /^4/, 'an upload that stops half-way');
  t.match(
    await code(
      post(`${'--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n'.repeat(10_000)}--b--`, formType),
    ),
    /^4/,
  );
  t.match(await code(post('garbage', formType)), /^4/);
  const file = `${formStart}Ort: x\r\n`;
  const two = await post(`${file}${file}--b--\r\n`, formType);
  t.match(two.json(), { status: 400, detail: /each file on its own/ });
  const anonymous = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { 'content-type': 'text/csv' },
    body: list,
  });
  t.equal(anonymous.statusCode, 401);
  const unknown = '00000000-0000-4000-8000-000000000000';
  t.equal(await code(commit(unknown)), '404 not_found');
  t.equal(await code(get(`/imports/${unknown}`)), '404 not_found');
  t.equal((await get('/imports/1 or 1=1')).statusCode >= 400, true);
  const { id } = (await post(list)).json();
  t.equal((await app.inject(`/api/v1/imports/${id}`)).statusCode, 401, 'previews are not public');
  t.equal(await code(get(`/imports/${id}/rows?cursor=abc`)), '400 invalid_cursor');
  t.equal(await code(get(`/imports/${id}/rows?limit=-1`)), '400 invalid_parameter');
  const [kept] = await database.ownerSql`select count(*)::int as n from import_run`;
  t.equal(kept?.n, 1);
});
