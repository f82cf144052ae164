import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The names are the renderer's own Trusted Types policies; it calls them with what our Markdown step made. */
const RENDERER_POLICIES = [
  'adaptivecards#markdownPassthroughPolicy',
  'adaptivecards#restoreContentsPolicy',
  'adaptivecards#deprecatedExportedFunctionPolicy',
];

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${RENDERER_POLICIES.join(' ')}`,
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** The compiler does not copy the page, so it is found from the package root, from source and from dist alike. */
function findPageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'demo', 'page', 'index.html');
    if (existsSync(candidate)) return dirname(candidate);
    const parent = dirname(folder);
    if (parent === folder) throw new Error('demo/page is missing from this installation');
    folder = parent;
  }
}

/** Serves the page's files and the card renderer by exact name; resolves to false for every other path. */
export function createPageFiles(): (path: string, response: ServerResponse) => Promise<boolean> {
  const folder = findPageFolder();
  const files = new Map(readdirSync(folder).map((name) => [`/${name}`, join(folder, name)]));
  files.set('/', join(folder, 'index.html'));
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  files.set('/adaptivecards.min.js', renderer);

  return async (path, response) => {
    const file = files.get(path);
    if (file === undefined) return false;
    const content = await readFile(file);
    const contentType = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': contentType });
    response.end(content);
    return true;
  };
}
