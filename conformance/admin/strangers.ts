/** Who is refused before anybody looks at what was asked: without the token, from elsewhere, or by a method of nobody's. */
import type { Asking } from './asking.ts';
import { operations, target } from './document.ts';
import { envelopeComplaints } from './judge.ts';
import { TOKEN } from './place.ts';

/** None of them is a wrong token, which would be counted. */
const UNSHOWN = [null, '', 'Bearer', 'Bearer   ', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN} ${TOKEN}`];

const FOREIGN = [
  { host: 'evil.example' },
  { host: '127.0.0.1.evil.example' },
  { origin: 'http://evil.example' },
  { origin: 'null' },
];

/** Whatever is asked for. */
export async function askAsStranger(asking: Asking): Promise<void> {
  await asking.each(async (operation) => {
    const values = asking.anyhow(operation);
    for (const authorization of UNSHOWN) {
      await asking.ask(operation, { ...values, headers: { authorization } }, 401, `shows ${authorization}`);
    }
    for (const headers of FOREIGN) {
      await asking.ask(operation, { ...values, headers }, 403, `comes with ${JSON.stringify(headers)}`);
    }
  });
}

/** The first ten wrong tokens are told so; from then on the right one is not looked at. */
export async function askTooOften(asking: Asking): Promise<void> {
  const headers = { authorization: 'Bearer wrong' };
  for (const operation of operations.slice(0, 10)) {
    await asking.ask(operation, { ...asking.anyhow(operation), headers }, 401, 'shows a wrong token');
  }
  await asking.each(async (operation) => {
    await asking.ask(operation, asking.anyhow(operation), 429, 'comes after ten wrong tokens');
  });
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY'];

/** Every path says which methods it takes. */
export async function askByOtherMethods(asking: Asking): Promise<void> {
  for (const [path, ones] of Map.groupBy(operations, (one) => one.path)) {
    const [first] = ones;
    if (first === undefined) continue;
    const allowed = ones.map(({ method }) => method).toSorted();
    for (const method of METHODS.filter((one) => !allowed.includes(one))) {
      const { path: filled } = asking.anyhow(first);
      const heard = await asking.place.send({ method, path: target(first, { path: filled ?? {} }), headers: {} });
      const named = String(heard.headers.allow).split(', ').toSorted();
      const complaints = method === 'HEAD' ? [] : envelopeComplaints(heard);
      if (heard.status !== 405) complaints.push(`${heard.status}, and not 405`);
      if (String(named) !== String(allowed)) complaints.push(`Allow is ${named}, and not ${allowed}`);
      asking.wrong.push(...complaints.map((one) => `${method} ${path}: ${one}`));
    }
  }
}
