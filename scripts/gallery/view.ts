/** Widths of a card: a phone, a narrow and a wide window. In pixels. */
export const WIDTHS = [280, 400, 800] as const;
export const THEMES = ['light', 'dark'] as const;

/** How a card is looked at. */
export interface View {
  readonly width: (typeof WIDTHS)[number];
  readonly theme: (typeof THEMES)[number];
}

export const VIEWS: readonly View[] = WIDTHS.flatMap((width) => THEMES.map((theme) => ({ width, theme })));

/** Something wrong with a card. */
export interface Finding {
  readonly kind: string;
  /** The words it is about, as far as there are any. */
  readonly about: string;
}

/** A finding and where it shows. `view` is left out where it shows everywhere. */
export interface Violation extends Finding {
  readonly language: string;
  readonly card: string;
  readonly view?: View;
}
