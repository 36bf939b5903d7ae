// Reads the address a hall node prints once it is open.

export async function addressFrom(stdout: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const chunk of stdout) {
    said += String(chunk);
    const address = /(http:\/\/127\.0\.0\.1:\d+)(?=[^\d])/.exec(said)?.[1];
    if (address) {
      // Reading on would keep this process waiting; not reading would stop the program at a full pipe.
      stdout.resume();
      return address;
    }
  }
  throw new Error(`the hall node ended before it was open: ${said}`);
}
