/** TLS to the provider fails: certificates that cannot be trusted, and ends that do not speak the same. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chunk, DONE, finish } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import { type Certificate, selfSigned } from './certificate.ts';
import { eventStream, head, raw } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, type Row } from './row.ts';

const failed = (code: string, ...says: RegExp[]): Expected => ({
  ending: 'failed',
  code,
  retried: true,
  says: [/HOST/, ...says],
});

const DAY_MS = 24 * 60 * 60 * 1000;
const days = (many: number) => new Date(Date.now() + many * DAY_MS);
const secured = (certificate: Certificate) => () =>
  raw(() => eventStream(chunk({ content: 'Secret.' }), finish('stop'), DONE), { tls: certificate });
/** As a user does whose company has its own authority. */
const trusting = (certificate: Certificate): Pick<Row, 'provider' | 'settings'> => ({
  provider: secured(certificate),
  settings: async (world) => {
    const file = join(await world.folder(), 'authority.pem');
    await writeFile(file, certificate.cert);
    return { M2C_CA_FILE: file };
  },
});

const rows: readonly Row[] = [
  {
    number: 5,
    name: 'a certificate that nobody vouches for',
    hears: 'that the certificate is not trusted, and nothing is sent',
    provider: secured(selfSigned(null, days(-1), days(1))),
    expects: failed('upstream_unreachable', /certificate/i, /SELF_SIGNED/),
    lasting: true,
  },
  {
    number: 5,
    name: 'a certificate that has expired',
    hears: 'that the certificate has expired, and nothing is sent',
    ...trusting(selfSigned(null, days(-2), days(-1))),
    expects: failed('upstream_unreachable', /certificate/i, /EXPIRED/),
    lasting: true,
  },
  {
    number: 5,
    name: 'a certificate of another host',
    hears: 'that the certificate is for another name, and nothing is sent',
    ...trusting(selfSigned('other.example', days(-1), days(1))),
    expects: failed('upstream_unreachable', /certificate/i, /ALTNAME/),
    lasting: true,
  },
  {
    number: null,
    name: 'a trusted certificate',
    hears: 'the answer: the same way without a fault',
    ...trusting(selfSigned(null, days(-1), days(1))),
    expects: { ending: 'completed', text: 'Secret.', usage: [120, 12] },
  },
  {
    number: 5,
    name: 'https:// to a port that speaks plain HTTP',
    hears: 'that TLS failed, with the host',
    provider: async () => {
      const plain = await raw(() => [head(400), 'end'], { early: true });
      return { ...plain, url: plain.url.replace('http:', 'https:') };
    },
    expects: failed('upstream_unreachable', /TLS|SSL/),
    lasting: true,
  },
  {
    number: 5,
    name: 'http:// to a port that speaks TLS',
    hears: 'that the connection broke, with the host',
    provider: async () => {
      const tls = await secured(selfSigned(null, days(-1), days(1)))();
      return { ...tls, url: tls.url.replace('https:', 'http:') };
    },
    expects: failed('upstream_cut'),
    lasting: true,
  },
];

export const trustCases: readonly FaultCase[] = rows.map(caseOf);
