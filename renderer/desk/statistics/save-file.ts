// Owns handing a file that the hall made to whoever asked for it.
import { fromBase64, saveBlob } from '../../ui/file-bytes.ts';

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As if its link had been followed. */
export function saveFile(name: string, base64: string): void {
  saveBlob(name, fromBase64(base64, excel));
}
