/*
 * Host configs after Teams: its spacing, font sizes and the hues of its container styles, as Microsoft publishes them
 * for light and dark. Where a published colour misses 4.5:1 on its background (green and yellow text on white), a
 * darker or lighter one of the same hue stands in.
 */

const PALETTES = {
  light: {
    text: {
      default: ['#242424', '#565656'],
      dark: ['#242424', '#565656'],
      light: ['#ffffff', '#f3f2f1'],
      accent: ['#444791', '#4f52b2'],
      good: ['#0b5a12', '#10620f'],
      warning: ['#6f4a00', '#7a5200'],
      attention: ['#9c1526', '#a61b2b'],
    },
    backgrounds: {
      default: '#ffffff',
      emphasis: '#f0f0f0',
      accent: '#c7def9',
      good: '#c9f0cd',
      warning: '#ffe2b2',
      attention: '#ffd0c2',
    },
    line: '#e0e0e0',
  },
  dark: {
    text: {
      default: ['#ffffff', '#d1d1d1'],
      dark: ['#201f1f', '#2d2c2c'],
      light: ['#ffffff', '#d1d1d1'],
      accent: ['#cfd1ff', '#c8cbff'],
      good: ['#b3e08a', '#a9d97f'],
      warning: ['#ffdb70', '#f5d06a'],
      attention: ['#ffc4c8', '#ffbfc4'],
    },
    backgrounds: {
      default: '#292929',
      emphasis: '#3a3a3a',
      accent: '#384b82',
      good: '#20592f',
      warning: '#654a00',
      attention: '#7a2c38',
    },
    line: '#4a4a4a',
  },
};

const FONT_SIZES = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const FONT_WEIGHTS = { lighter: 200, default: 400, bolder: 600 };

const CARD_FONT =
  "'Segoe UI', 'Segoe UI Web (West European)', 'Microsoft JhengHei', 'Noto Sans', 'Noto Sans CJK TC', 'Open Sans', system-ui, sans-serif";

function containerStyles({ text, backgrounds }) {
  const foregroundColors = Object.fromEntries(
    Object.entries(text).map(([name, [normal, subtle]]) => [name, { default: normal, subtle }]),
  );
  return Object.fromEntries(
    Object.entries(backgrounds).map(([name, backgroundColor]) => [
      name,
      { backgroundColor, foregroundColors },
    ]),
  );
}

/** The renderer's HostConfig for "light" or "dark". */
export function hostConfig(theme) {
  const palette = PALETTES[theme];
  const fontOf = (fontFamily) => ({ fontFamily, fontSizes: FONT_SIZES, fontWeights: FONT_WEIGHTS });
  const factText = { size: 'Default', color: 'Default', isSubtle: false, wrap: true };
  return {
    choiceSetInputValueSeparator: ',',
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: {
      default: fontOf(CARD_FONT),
      monospace: fontOf("Consolas, 'Noto Sans Mono', 'Courier New', monospace"),
    },
    containerStyles: containerStyles(palette),
    actions: {
      maxActions: 6,
      spacing: 'Default',
      buttonSpacing: 8,
      showCard: { actionMode: 'Inline', inlineTopMargin: 16, style: 'emphasis' },
      preExpandSingleShowCardAction: false,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'Medium', maxImageHeight: 100 },
    factSet: {
      title: { ...factText, weight: 'Bolder', maxWidth: 150 },
      value: { ...factText, weight: 'Default' },
      spacing: 16,
    },
    inputs: {
      label: {
        inputSpacing: 'Small',
        requiredInputs: {
          size: 'Default',
          weight: 'Bolder',
          color: 'Default',
          suffix: ' *',
          suffixColor: 'Attention',
        },
        optionalInputs: { size: 'Default', weight: 'Bolder', color: 'Default' },
      },
      errorMessage: { size: 'Small', color: 'Attention', weight: 'Default', spacing: 'Small' },
    },
  };
}
