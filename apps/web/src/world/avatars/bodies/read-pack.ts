import { type HumanPack, parseHumanPack } from "@karaverse/avatars/human";

/** What all bodies are mixed from: one file, which the browser keeps. For workers: it takes a while to read. */
export async function readPack(url: string): Promise<HumanPack> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`the bodies' file answered ${response.status}`);
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  return parseHumanPack(new Uint8Array(await new Response(plain).arrayBuffer()));
}
