// The part of pdfkit that slips, letters and case files use; the package brings no types of its own.

declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  type Margins = { top: number; bottom: number; left: number; right: number };
  type DocumentOptions = {
    size: [number, number] | 'A4';
    margin?: number;
    margins?: Margins;
    /** Pages stay open until the end, so that each can be told how many there are. */
    bufferPages?: boolean;
    info?: Record<string, string | Date>;
    lang?: string;
    compress?: boolean;
  };
  type TextOptions = {
    lineBreak?: boolean;
    characterSpacing?: number;
    baseline?: 'alphabetic';
    width?: number;
    align?: 'left' | 'center' | 'right';
    /** Points between lines. */
    lineGap?: number;
  };

  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    registerFont(name: string, file: string | Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    /** Below what was written last; goes on over as many pages as it needs. */
    text(text: string, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    /** Where the next text begins. */
    x: number;
    y: number;
    readonly page: { readonly width: number; readonly height: number; margins: Margins };
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): unknown;
    /** PNG or JPEG. Throws on anything else. */
    image(bytes: Uint8Array, x: number, y: number, options: { fit: [number, number] }): this;
    widthOfString(text: string): number;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    path(d: string): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    dash(length: number, options: { space: number }): this;
    undash(): this;
    fill(color?: string): this;
    stroke(color?: string): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    end(): void;
  }
}
