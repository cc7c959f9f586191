import { setTimeout as pause } from "node:timers/promises";
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";
import { eventually } from "./realtime-wait";

const RATE = 48_000;
const FRAME_SAMPLES = RATE / 100;
const HZ = 440;
const LOUD = 12_000;
/** Of a connection that it is mending, because LiveKit was gone, the library never says that it was left. */
const LEFT_WITHIN_MS = 10_000;

/** Somebody's voice connection. It does what it likes: whatever keeps it silent is the server's doing. */
export interface Voice {
  room: Room;
  /**
   * Publishes a tone and goes on with it, or with what `pitch` says it is (Hz, null: a still microphone) at a moment so
   * many milliseconds ahead; rejects ten seconds later when LiveKit does not let it.
   */
  speak(pitch?: (aheadMs: number) => number | null): Promise<void>;
  /** How often the second that is kept ahead was used up, because this process stood still: silence went out then. */
  gaps(): number;
  leave(): Promise<void>;
}

export async function connect(url: string, token: string): Promise<Voice> {
  const room = new Room();
  await room.connect(url.replace(/^http/, "ws"), token, { autoSubscribe: false, dynacast: false });
  let speaking = true;
  let gaps = 0;
  // A second is kept ahead, so that a process that is kept waiting goes on being heard, and in time.
  const sound = async (source: AudioSource, pitch: (aheadMs: number) => number | null) => {
    let phase = 0;
    for (let hasBegun = false; speaking; hasBegun = true) {
      if (hasBegun && source.queuedDuration === 0) gaps++;
      const hz = pitch(source.queuedDuration);
      const samples = new Int16Array(FRAME_SAMPLES);
      for (let i = 0; hz !== null && i < FRAME_SAMPLES; i++) {
        phase = (phase + hz / RATE) % 1;
        samples[i] = Math.round(LOUD * Math.sin(2 * Math.PI * phase));
      }
      await source.captureFrame(new AudioFrame(samples, RATE, 1, FRAME_SAMPLES));
    }
    await source.close();
  };
  async function speak(pitch: (aheadMs: number) => number | null = () => HZ): Promise<void> {
    const source = new AudioSource(RATE, 1);
    const track = LocalAudioTrack.createAudioTrack("microphone", source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await room.localParticipant?.publishTrack(track, options);
    void sound(source, pitch).catch(() => undefined);
  }
  return {
    room,
    speak,
    gaps: () => gaps,
    async leave() {
      speaking = false;
      await Promise.race([room.disconnect(), pause(LEFT_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

export interface Ears {
  /** Of the last moment. */
  loudness(): number;
  /** Half a second without a sound, look by look: a process that stood still has heard nothing meanwhile. */
  untilSilent(what: string): Promise<void>;
}

const QUIET_LOOKS = 50;

/** Listens to everybody there is. */
export function listen({ room }: Voice): Ears {
  let peak = 0;
  let at = 0;
  const subscribe = (publication: RemoteTrackPublication) => publication.setSubscribed(true);
  const hear = async (track: RemoteTrack) => {
    const reader = new AudioStream(track, RATE, 1).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      peak = value.data.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768;
      at = performance.now();
    }
  };
  room.on(RoomEvent.TrackPublished, subscribe);
  room.on(RoomEvent.TrackSubscribed, (track) => void hear(track).catch(() => undefined));
  for (const participant of room.remoteParticipants.values())
    for (const publication of participant.trackPublications.values()) subscribe(publication);
  // Without packets there is no sound, and no frame that says so.
  const loudness = () => (performance.now() - at > 150 ? 0 : peak);
  return {
    loudness,
    async untilSilent(what) {
      let quiet = 0;
      await eventually(what, () => {
        quiet = loudness() === 0 ? quiet + 1 : 0;
        return quiet >= QUIET_LOOKS;
      });
    },
  };
}
