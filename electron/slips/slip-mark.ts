// The product's mark for paper: pure black, as a path for screen and PDF and as a small picture for printers.

/** Side of the printed mark in dots. */
export const markDots = 72;

/** The mark in a 48 × 48 box; black shapes, then white ones on top. */
export const markShapes = {
  black: ['M6 40V22a18 18 0 0 1 36 0v18z', 'M5 39h38a3 3 0 0 1 0 6h-38a3 3 0 0 1 0-6z'],
  white: ['M24 12.5a6.5 6.5 0 1 0 .01 0z', 'M11.5 36c1-6.5 5.8-9 12.5-9s11.5 2.5 12.5 9z'],
} as const;

/** The same, drawn at  × 72 as a PNG in base64: receiptline takes pictures no other way. */
export const markPng =
  'iVBORw0KGgoAAAANSUhEUgAAAEgAAABICAAAAABwhuybAAABLElEQVR4Aa3BAXKDMBRDwSeN739llWknIRjb0PB3FWqYIqaIKWKKmCKNNfESlhSmRC9MKUyIkTChMCRmwpDCgFgJA2ZALIkBhZ64FnqmJ24QPdMRt4iOORI3iSNTxByI28SB+ST+QXxqXAh/xJrCTvTCmzgJO7MSdgkrZic64SB0xM4UMW+iEzqhI95METMVTsKUKWJexBfEiyliipgpcSKmTBEzJzpizhQxC+JALJgV8UGsNJZE+CPWGhfEPaaIKdJYCEdirjEVekHMNCbCSBBjjaEwE8SIGQkLYcQMhKUwYIqYs3AhnJki5iRcCiemiClieuGG0Gv0xFdMEVPEFDFFFDbiibAxG/GI2BgQDwkwRUwRU8RAeCiA2YRHwkbhl/hW+KVQwxQxRUyRHzSVNJZE5B3RAAAAAElFTkSuQmCC';
