import type { PersonId, ServerTime } from "@karaverse/protocol";
import { createVoiceRecorder, type VoiceRecorder } from "@karaverse/singing/verification";
import type * as Rtc from "@livekit/rtc-node";
import type { RemoteParticipant, RemoteTrack, RemoteTrackPublication } from "@livekit/rtc-node";

/** The tracker works at this rate anyway. */
const RATE = 24_000;
const LISTENING_EVERY_MS = 50;
const AGAIN_MS = 1_000;

interface Wish {
  url: string;
  token: string;
  singers: readonly PersonId[];
}

/** Hears the singers of one performance in LiveKit's room, and comes back to it when the connection is lost. */
export function createRoomEars(rtc: typeof Rtc, wish: Wish, now: () => ServerTime) {
  const recorders = new Map(wish.singers.map((person) => [person, createVoiceRecorder(RATE)]));
  /** The newest track of each singer: who publishes anew, as browsers do between talking and singing, is heard once. */
  const tracks = new Map<PersonId, RemoteTrack>();
  let room: Rtc.Room | null = null;
  let isWanted = true;
  let again: NodeJS.Timeout | undefined;

  const subscribe = (publication: RemoteTrackPublication, { identity }: RemoteParticipant): void => {
    if (recorders.has(identity) && publication.kind === rtc.TrackKind.KIND_AUDIO)
      publication.setSubscribed(true);
  };

  async function hear(track: RemoteTrack, person: PersonId, recorder: VoiceRecorder): Promise<void> {
    tracks.set(person, track);
    const reader = new rtc.AudioStream(track, { sampleRate: RATE, numChannels: 1 }).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (!isWanted || tracks.get(person) !== track) return reader.cancel();
      recorder.push(
        Float32Array.from(value.data, (sample) => sample / 32_768),
        now(),
      );
    }
  }

  async function connect(): Promise<void> {
    const joined = new rtc.Room();
    room = joined;
    joined
      .on(rtc.RoomEvent.TrackPublished, subscribe)
      .on(rtc.RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
        const recorder = recorders.get(identity);
        if (recorder) hear(track, identity, recorder).catch(() => undefined);
      })
      .on(rtc.RoomEvent.Disconnected, comeBack);
    try {
      await joined.connect(wish.url, wish.token, { autoSubscribe: false, dynacast: false });
    } catch {
      return comeBack();
    }
    if (!isWanted) return joined.disconnect();
    subscribeAll(joined);
  }

  function subscribeAll(joined: Rtc.Room): void {
    for (const participant of joined.remoteParticipants.values())
      for (const publication of participant.trackPublications.values()) subscribe(publication, participant);
  }

  function comeBack(): void {
    room = null;
    if (!isWanted || again) return;
    again = setTimeout(() => {
      again = undefined;
      void connect();
    }, AGAIN_MS);
  }

  /** Of a track that is there and has not come to us yet nothing is known; where there is none, that is silence. */
  function isHeard({ remoteParticipants }: Rtc.Room, person: PersonId): boolean {
    const publications = [...(remoteParticipants.get(person)?.trackPublications.values() ?? [])];
    const voices = publications.filter(({ kind }) => kind === rtc.TrackKind.KIND_AUDIO);
    return voices.length === 0 || voices.some(({ track }) => track !== undefined);
  }

  const pulse = setInterval(() => {
    if (room?.connectionState !== rtc.ConnectionState.CONN_CONNECTED) return;
    for (const [person, recorder] of recorders) if (isHeard(room, person)) recorder.listening(now());
  }, LISTENING_EVERY_MS);

  void connect();
  return {
    recorderOf: (person: PersonId) => recorders.get(person),
    hearAlso(person: PersonId): void {
      if (recorders.has(person)) return;
      recorders.set(person, createVoiceRecorder(RATE));
      if (room) subscribeAll(room);
    },
    async leave(): Promise<void> {
      isWanted = false;
      clearInterval(pulse);
      clearTimeout(again);
      await room?.disconnect();
    },
  };
}

export type RoomEars = ReturnType<typeof createRoomEars>;
