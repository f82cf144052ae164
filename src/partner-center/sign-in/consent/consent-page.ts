/** A page of the consent command, shown in the browser of the person who signs in. */
export interface ConsentPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const STYLE =
  ':root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}';

/** The HTML of a consent page, without scripts; title and text may hold anything and are escaped. */
export function renderConsentPage({ title, text }: ConsentPage): string {
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escapeHtml(title)} - Seatwise</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main></body></html>`
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
