import { generateKeyPairSync, sign } from 'node:crypto';

/** A throw-away certificate and its key, both PEM: the least that X.509 and msal ask for. */
export function createSelfSignedCertificate(): { readonly certificate: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sha256WithRsa = der(0x30, [der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05, [])]);
  const commonName = der(0x30, [
    der(0x31, [
      der(0x30, [der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('Seatwise test'))]),
    ]),
  ]);
  const validity = der(0x30, [
    der(0x17, Buffer.from('250101000000Z')),
    der(0x17, Buffer.from('450101000000Z')),
  ]);
  const content = der(0x30, [
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    commonName,
    validity,
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
  ]);
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]);
  const certificate = der(0x30, [content, sha256WithRsa, der(0x03, signature)]);
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** One DER element; its length takes one, two or three bytes. */
function der(tag: number, content: Buffer | readonly Buffer[]): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const { length } = bytes;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), bytes]);
  if (length < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, length]), bytes]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), bytes]);
}
