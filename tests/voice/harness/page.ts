import { type FrameAbility, Voice } from "../../../packages/voice/src";
import { click } from "../clicks";
import { FakeMicrophone } from "./fake-microphone";

/** From click to click of the backing. */
export const EVERY_MS = 700;
export const SONG_MS = 180_000;
export const WORKLETS = "/worklets/";

async function open(identity: string, ability: FrameAbility, worklets: string) {
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
  await context.resume();
  const tokens = async () => (await fetch(`/token?identity=${identity}`)).json();
  const fake = new FakeMicrophone(context);
  const voice = await Voice.open({ context, tokens, worklets, ability });
  voice.session.start();
  await until("a connection", () => voice.session.connection.state === "connected");
  return { context, fake, voice };
}

/** Who this page is in the voice room. */
export type Joined = Awaited<ReturnType<typeof open>>;
let joined: Joined | null = null;

export async function join(identity: string, ability: FrameAbility, worklets: string): Promise<Joined> {
  joined = await open(identity, ability, worklets);
  return joined;
}

export function me(): Joined {
  if (!joined) throw new Error("this page has not joined");
  return joined;
}

export const until = async (what: string, ready: () => boolean, patienceMs = 60_000): Promise<void> => {
  const end = performance.now() + patienceMs;
  while (!ready()) {
    if (performance.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** A click every EVERY_MS. */
export function backingOf(context: AudioContext): AudioBuffer {
  const { sampleRate } = context;
  const buffer = new AudioBuffer({ length: (SONG_MS / 1000) * sampleRate, sampleRate, numberOfChannels: 2 });
  const sound = click("up", sampleRate);
  for (let at = 0; at < SONG_MS; at += EVERY_MS) {
    for (const channel of [0, 1]) buffer.copyToChannel(sound, channel, Math.round((at * sampleRate) / 1000));
  }
  return buffer;
}
