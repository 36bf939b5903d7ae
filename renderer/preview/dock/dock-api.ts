// What the dock asks of the development server (electron/dev), which alone knows what can be broken and how.

export type Position = { value: string; zh: string; en: string };
export type DockSwitch = {
  name: string;
  zh: string;
  en: string;
  positions: Position[];
  /** Null: at none of its positions. */
  at: string | null;
  isBroken: boolean;
};
export type DockState = { hallTime: string; hallUrl: string; notes: string[]; slips: number; switches: DockSwitch[] };
/** `data`: base64, one bit a dot, 1 is black. */
export type Band = { rowBytes: number; rows: number; data: string };
export type PaperSlip = { n: number; lines: string[]; bands: Band[] };

async function call<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`/__dock/${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export const dockApi = {
  state: () => call<DockState>('state'),
  turn: (name: string, value: string) => call<DockState>('turn', { name, value }),
  slips: () => call<PaperSlip[]>('slips'),
  code: () => call<{ text: string | null }>('code'),
};
