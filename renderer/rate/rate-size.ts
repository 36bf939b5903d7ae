// Owns the size the window's small screen is drawn for: a 10-inch tablet lying across, px.
export const rateSize = { width: 1280, height: 800 } as const;
