const OPAQUE_WHITE = [255, 255, 255, 1];

function colourOf(text) {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, opacity];
}

/** The colour that shows when one lies over another. */
function over([red, green, blue, opacity], below) {
  const mix = (top, bottom) => top * opacity + bottom * (1 - opacity);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

function backgroundOf(element) {
  const layers = [];
  for (let at = element; at !== null; at = at.parentElement) {
    const colour = colourOf(getComputedStyle(at).backgroundColor);
    if (colour[3] > 0) layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), OPAQUE_WHITE);
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of an element's text with what lies behind it, 1-21. Source: WCAG 2.2, relative luminance. */
export function contrastOf(element) {
  const background = backgroundOf(element);
  const text = over(colourOf(getComputedStyle(element).color), background);
  const [lighter, darker] = [luminance(text), luminance(background)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What WCAG AA asks of it: 3 for 24 px, or 18.66 px in bold, and more; else 4.5. */
export function requiredContrast(element) {
  const { fontSize, fontWeight } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
}
