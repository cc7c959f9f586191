import { type LocalTrackPublication, type Room, Track } from "livekit-client";
import { encodingOf, type MicrophoneMode } from "../microphone/modes";

export interface Wanted {
  readonly track: MediaStreamTrack;
  readonly mode: MicrophoneMode;
}

/** Keeps one microphone published as wanted and as far as the server allows, through every new room. */
export class Publication {
  private wanted: Wanted | null = null;
  private sent: (Wanted & { readonly room: Room }) | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(
    /** The connected room, or null. */
    private readonly room: () => Room | null,
    private readonly onPublished: (mode: MicrophoneMode) => void,
  ) {}

  set(wanted: Wanted | null): Promise<void> {
    this.wanted = wanted;
    return this.sync();
  }

  /** One change at a time; each looks afresh at what is wanted and at what stands. */
  sync(): Promise<void> {
    this.working = this.working.then(() => this.change()).catch(() => undefined);
    return this.working;
  }

  /** What sends the microphone now, if anything does. */
  get sender(): RTCRtpSender | null {
    const { sent } = this;
    return (sent && publicationOf(sent.room, sent.track)?.track?.sender) ?? null;
  }

  private async change(): Promise<void> {
    const { wanted } = this;
    const room = this.room();
    if (!room) return;
    const local = room.localParticipant;
    const allowed = local.permissions?.canPublish ?? false;
    if (this.sent && (this.sent.room !== room || !publicationOf(room, this.sent.track))) this.drop();
    if (this.sent && wanted && this.sent.mode === wanted.mode && allowed) return;
    if (this.sent) {
      await local.unpublishTrack(this.sent.track, false);
      this.drop();
    }
    if (!wanted || !allowed) return;
    const { maxBitrate, dtx, red } = encodingOf(wanted.mode);
    // A clone, because LiveKit owns what it publishes, and the microphone's graph outlives every publication.
    const track = wanted.track.clone();
    this.sent = { track, mode: wanted.mode, room };
    await local.publishTrack(track, {
      source: Track.Source.Microphone,
      name: "voice",
      audioPreset: { maxBitrate },
      dtx,
      red,
      forceStereo: false,
      stopMicTrackOnMute: false,
    });
    this.onPublished(wanted.mode);
  }

  private drop(): void {
    this.sent?.track.stop();
    this.sent = null;
  }
}

function publicationOf(room: Room, track: MediaStreamTrack): LocalTrackPublication | undefined {
  const publications = [...room.localParticipant.trackPublications.values()] as LocalTrackPublication[];
  return publications.find((publication) => publication.track?.mediaStreamTrack === track);
}
