// The rows that say which sealed files a case has; the files themselves lie beside the database.

/** What a file of a case is. */
export type CaseFileKind = 'paper' | 'photo' | 'signature' | 'recording';

export type CaseFilesTable = {
  /** Also the file's name in the folder of sealed files. */
  id: string;
  case_no: string;
  /** The entry in the case's course; made from the request, so that the same one adds one file. */
  entry_id: string;
  kind: CaseFileKind;
  media_type: string;
  /** Bytes of what was handed in. */
  bytes: number;
  /** SHA-256 of the file as it lies on the disk, sealed; hexadecimal. */
  sha256: string;
  /** The name it was handed in under, sealed. */
  sealed_name: string;
  /** How long a recording is, in whole seconds; null of everything else. */
  seconds: number | null;
  added_at: number;
  /** Null: the citizen. */
  added_by: string | null;
  /** From then on the content is gone; the row stays. */
  gone_at: number | null;
  /** Who took it away; null: nobody, the case was forgotten. */
  gone_by: string | null;
};
