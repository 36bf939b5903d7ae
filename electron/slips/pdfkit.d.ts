// The part of pdfkit the slips use; the package brings no types of its own.

declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  type DocumentOptions = {
    size: [number, number];
    margin: number;
    info?: Record<string, string | Date>;
    lang?: string;
    compress?: boolean;
  };
  type TextOptions = { lineBreak?: boolean; characterSpacing?: number; baseline?: 'alphabetic' };

  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    registerFont(name: string, file: string | Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
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
