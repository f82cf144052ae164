import type { Reply } from '../partner-center/reply.js';

const STYLE =
  'body{font:16px system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'button{font:inherit;padding:.5rem 1.25rem;margin-right:.5rem}code,input{font:inherit}';

/** A page of the emulator. Texts that come from outside must be escaped before. */
export function page(status: number, title: string, content: string): Reply {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${content}<p>This is the sign-in of the local emulator: no account is needed.</p></main></body></html>`;
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
    body: Buffer.from(html),
  };
}

/** Makes a text harmless inside HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A form with an approving and a refusing button, posted to the address the page was read from. */
export function decisionForm(fields: string): string {
  return `<form method="post">${fields}<p><button name="decision" value="approve">Sign in</button><button name="decision" value="decline">Cancel</button></p></form>`;
}
