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
/** `isWhole` false: never cut, or fed without paper. */
export type PaperSlip = { n: number; isWhole: boolean; lines: string[] };

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
  pictureOf: (slip: PaperSlip) => `/__dock/slips/${slip.n}.png`,
  code: () => call<{ text: string | null }>('code'),
};
