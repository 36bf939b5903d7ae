// Owns handing a file that the hall made to whoever asked for it.

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As if its link had been followed. */
export function saveFile(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: excel }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
