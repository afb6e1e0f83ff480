import t from 'tap';
import { bearer, testApp } from './support/app.js';

interface Operation {
  readonly parameters?: readonly { name?: string; in?: string }[];
}

const hostile = [
  '-1',
  '1e9',
  '%00',
  '%ED%A0%80',
  "'--",
  '..%2f..%2fetc',
  '%',
  'x'.repeat(3_000),
  '2023-02-30',
  '999999999',
];
/** Parts of addresses that pass, so that what comes after them is tried as well. */
const passing: Readonly<Record<string, string>> = {
  kind: 'categories',
  key: '2021-2027%2F152',
  ags: '14612000',
  reference: 'SN21-0001',
  id: '00000000-0000-4000-8000-000000000000',
};
const hostileBodies = [
  '',
  '{',
  '[]',
  '{"name":"\\u0000"}',
  '{"__proto__":{}}',
  '[['.repeat(50_000),
  '{"role":"admin"}',
];

t.test(
  'no route of the API answers hostile input with a failure, or anything but problem+json',
  async (t) => {
    const { app } = await testApp(t, 'reference');
    const paths: [string, Record<string, Operation>][] = Object.entries(app.swagger().paths ?? {});
    t.ok(paths.length >= 5);
    for (const [path, operations] of paths)
      for (const [method, operation] of Object.entries(operations)) {
        const [get, requests] = [method === 'get', [] as { url: string; payload?: string }[]];
        const plain = path.replace(/\{(\w+)\}/g, (_, name: string) => passing[name] ?? 'x');
        for (const value of hostile) {
          requests.push({ url: path.replace(/\{\w+\}/g, value) });
          for (const { name, in: place } of operation.parameters ?? [])
            if (place === 'query') requests.push({ url: `${plain}?${name}=${value}` });
        }
        requests.push(
          { url: `${plain}?__proto__=1` },
          { url: `${plain}?limit=1&limit=2` },
          { url: `${plain}?a[b]=1` },
        );
        if (!get) for (const payload of hostileBodies) requests.push({ url: plain, payload });
        for (const { url, payload } of requests) {
          const answer = await app.inject({
            method: method.toUpperCase() as 'GET',
            url,
            headers: { ...bearer, 'content-type': 'application/json', 'if-match': '"x"' },
            ...(get ? {} : { payload: payload ?? '{}' }),
          });
          const fine =
            answer.statusCode < 400 || /problem\+json/.test(String(answer.headers['content-type']));
          if (answer.statusCode >= 500 || !fine)
            t.fail(`${method} ${url.slice(0, 120)}: ${answer.statusCode}`);
        }
      }
  },
);

t.test('no page does either', async (t) => {
  const { app } = await testApp(t, 'reference');
  const names = ['q', 'city', 'status', 'sort', 'cursor', 'asOf', 'scope', 'category', 'limit'];
  const urls = [
    ...['/', '/en', '/en/vorhaben', '/docs'].flatMap((path) => [path, `${path}?q=%00`, `${path}?a[b]=1&q=`]),
    ...names.flatMap((name) => hostile.map((value) => `/vorhaben?${name}=${value}`)),
    ...names.map((name) => `/vorhaben?${name}=&${name}[]=1&${name}=a&${name}=b`),
  ];
  for (const url of [...urls, ...hostile.map((value) => `/vorhaben/${value}`)]) {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } });
    if (answer.statusCode >= 500) t.fail(`${url.slice(0, 120)}: ${answer.statusCode}`);
    if (!/^text\/html/.test(String(answer.headers['content-type']))) t.fail(`${url.slice(0, 120)}: no page`);
  }
  t.equal((await app.inject('/health/ready')).statusCode, 200);
});
