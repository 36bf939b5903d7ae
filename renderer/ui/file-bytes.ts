// Owns how a file's bytes get into a call and onto a page: as base64 text there, behind an address of the page's own here.
import { useEffect, useState } from 'react';

/** Base64 of a file's content. */
export function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    // 'data:…;base64,' goes before it; an empty file has nothing after it.
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.readAsDataURL(file);
  });
}

/** The file that was base64 on its way. */
export function fromBase64(base64: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
}

/** An address under which this page, and no other, sees the file; taken back with the part of the screen that asked. */
export function useObjectUrl(file: Blob | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [file]);
  return url;
}

/** Long enough for a busy browser to take hold of the file. */
const TAKEN_MS = 60_000;

/** Hands a file to whoever asked for it, as if its link had been followed: never shown inside the page. */
export function saveBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}
