import { createRequire } from 'node:module';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import type { PackageFiles } from './files.js';

const require = createRequire(import.meta.url);
const SCHEMAS = '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams';

/** Side of each icon in pixels. Source: Teams app manifest, icons. */
const ICONS = { 'color.png': 192, 'outline.png': 32 } as const;

/**
 * What is wrong with a package, one sentence each, beginning with the file and the field; empty when it is fine.
 * The schemas are Microsoft's own of v1.30, from the package that carries them; nothing is fetched.
 */
export function checkPackage(files: PackageFiles): readonly string[] {
  const ajv = new ajvDraft04.default({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { uri: isAddress },
  });
  const manifest = ajv.compile(require(`${SCHEMAS}.schema.json`) as AnySchema);
  const language = ajv.compile(require(`${SCHEMAS}.Localization.schema.json`) as AnySchema);
  return Object.entries(files).flatMap(([name, bytes]) => {
    if (name === 'manifest.json') return problems(name, bytes, manifest);
    return name.endsWith('.json') ? problems(name, bytes, language) : checkIcon(name, bytes);
  });
}

function problems(name: string, bytes: Uint8Array, validate: ValidateFunction): readonly string[] {
  validate(JSON.parse(new TextDecoder().decode(bytes)));
  return (validate.errors ?? []).map((error) => `${name}: ${explain(error)}.`);
}

function explain({ instancePath, keyword, params, message }: ErrorObject): string {
  const field = instancePath.slice(1).replaceAll('/', '.') || 'the whole file';
  const unknown = (params as { additionalProperty?: string }).additionalProperty;
  if (keyword === 'additionalProperties')
    return `${field} has a field that the schema does not know, ${unknown}`;
  return `${field} ${message ?? 'does not fit the schema'}`;
}

function checkIcon(name: string, bytes: Uint8Array): readonly string[] {
  const side = ICONS[name as keyof typeof ICONS];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A PNG begins with its signature and the IHDR chunk, which holds width and height.
  const isPng = bytes.length > 24 && view.getUint32(0) === 0x89504e47;
  if (!isPng) return [`${name}: is not a PNG.`];
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width === side && height === side
    ? []
    : [`${name}: is ${width} x ${height} pixels, must be ${side} x ${side}.`];
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}
