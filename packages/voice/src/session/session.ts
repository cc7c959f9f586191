import {
  type ConnectionQuality,
  DisconnectReason,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  Track,
} from "livekit-client";
import { Emitter } from "../events";
import type { FramePipes } from "../frames";
import { encodingOf, type MicrophoneMode } from "../microphone/modes";
import { type Earshot, earshotChange } from "./earshot";
import { retryDelay } from "./retry";

export type VoiceConnection =
  | { readonly state: "off"; readonly reason: OffReason }
  | { readonly state: "connecting" }
  | { readonly state: "connected" }
  | { readonly state: "reconnecting"; readonly attempt: number };

export type OffReason = "not-started" | "left" | "unavailable" | "replaced" | "removed";

export interface RemoteVoice {
  readonly identity: string;
  readonly track: MediaStreamTrack;
  readonly receiver: RTCRtpReceiver;
}

export type Quality = "excellent" | "good" | "poor" | "lost" | "unknown";

export interface SessionEvents {
  connection: VoiceConnection;
  voice: RemoteVoice;
  voiceGone: { identity: string };
  quality: { identity: string; quality: Quality };
  /** Whether the server lets us speak; false is a moderator's mute. */
  permission: { maySpeak: boolean };
  published: { mode: MicrophoneMode };
  data: { identity: string; topic: string; payload: Uint8Array };
}

/** `null`: this installation has no LiveKit; the rest of the room works without. */
export type TokenSource = () => Promise<{ readonly url: string; readonly token: string } | null>;

/** Between two new subscriptions: each costs a negotiation, and a crowd must not arrive in one. */
const STAGGER_MS = 60;

/** A room of LiveKit that comes back by itself, hears exactly whom it should, and keeps sending the microphone. */
export class VoiceSession extends Emitter<SessionEvents> {
  private current: VoiceConnection = { state: "off", reason: "not-started" };
  private room: Room | null = null;
  private earshot: Earshot = { performers: [], others: [] };
  private readonly subscribed = new Set<string>();
  private queue: string[] = [];
  private staggering: ReturnType<typeof setTimeout> | null = null;
  private wanted: { track: MediaStreamTrack; mode: MicrophoneMode } | null = null;
  private publishing: Promise<void> = Promise.resolve();
  private sent: { track: MediaStreamTrack; mode: MicrophoneMode; room: Room } | null = null;
  private epoch = 0;

  constructor(
    private readonly tokens: TokenSource,
    private readonly frames: FramePipes,
  ) {
    super();
  }

  get connection(): VoiceConnection {
    return this.current;
  }

  get maySpeak(): boolean {
    return this.room?.localParticipant.permissions?.canPublish ?? false;
  }

  /** Connects and stays connected until `stop`; failures are retried, never thrown. */
  start(): void {
    const epoch = ++this.epoch;
    this.become({ state: "connecting" });
    void this.connect(epoch, 0);
  }

  async stop(reason: OffReason = "left"): Promise<void> {
    this.epoch++;
    const { room } = this;
    this.forget();
    this.become({ state: "off", reason });
    await room?.disconnect(false);
  }

  setEarshot(earshot: Earshot): void {
    this.earshot = earshot;
    const { subscribe, unsubscribe } = earshotChange(this.subscribed, earshot);
    for (const identity of unsubscribe) this.setSubscribed(identity, false);
    this.queue = [...subscribe];
    this.subscribeNext();
  }

  /** Sends this microphone from now on, through every reconnection; null sends nothing. */
  publish(track: MediaStreamTrack | null, mode: MicrophoneMode): Promise<void> {
    this.wanted = track && { track, mode };
    return this.syncPublication();
  }

  /** A small message to all others, lossy: positions for the last fallback. */
  send(topic: string, payload: Uint8Array): void {
    if (this.current.state !== "connected") return;
    void this.room?.localParticipant
      .publishData(payload as Uint8Array<ArrayBuffer>, { reliable: false, topic })
      .catch(() => undefined);
  }

  private async connect(epoch: number, attempt: number): Promise<void> {
    let room: Room | null = null;
    try {
      const grant = await this.tokens();
      if (epoch !== this.epoch) return;
      if (!grant) return this.become({ state: "off", reason: "unavailable" });
      room = new Room({
        adaptiveStream: false,
        dynacast: false,
        stopLocalTrackOnUnpublish: false,
        disconnectOnPageLeave: true,
        // One quick resume for a network that blinked; for anything longer we come back with a fresh token.
        reconnectPolicy: {
          nextRetryDelayInMs: ({ retryCount }) => (retryCount < 2 ? 100 + 300 * retryCount : null),
        },
      });
      this.frames.attach(room);
      this.listenTo(room, epoch);
      await room.connect(grant.url, grant.token, { autoSubscribe: false, rtcConfig: this.frames.rtcConfig });
      if (epoch !== this.epoch) return void room.disconnect(false);
      this.room = room;
      this.become({ state: "connected" });
      this.subscribed.clear();
      this.setEarshot(this.earshot);
      this.emit("permission", { maySpeak: this.maySpeak });
      await this.syncPublication();
    } catch {
      void room?.disconnect(false);
      if (epoch === this.epoch) this.retry(epoch, attempt);
    }
  }

  private retry(epoch: number, attempt: number): void {
    this.become({ state: "reconnecting", attempt: attempt + 1 });
    setTimeout(
      () => {
        if (epoch === this.epoch) void this.connect(epoch, attempt + 1);
      },
      retryDelay(attempt, Math.random()),
    );
  }

  private listenTo(room: Room, epoch: number): void {
    const mine = () => epoch === this.epoch;
    room
      .on(RoomEvent.TrackPublished, (publication, participant) => {
        if (mine() && this.subscribed.has(participant.identity))
          publication.setSubscribed(isVoice(publication));
      })
      .on(RoomEvent.ParticipantConnected, () => mine() && this.setEarshot(this.earshot))
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => this.subscribed.delete(identity))
      .on(RoomEvent.TrackSubscribed, (track, _publication, participant) => this.heard(track, participant))
      .on(RoomEvent.TrackUnsubscribed, (track, _publication, { identity }) => {
        if (track.kind === Track.Kind.Audio) this.emit("voiceGone", { identity });
      })
      .on(RoomEvent.ConnectionQualityChanged, (quality: ConnectionQuality, { identity }) => {
        this.emit("quality", { identity, quality: quality as Quality });
      })
      .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
        if (!mine() || participant.identity !== room.localParticipant.identity) return;
        this.emit("permission", { maySpeak: this.maySpeak });
        void this.syncPublication();
      })
      .on(RoomEvent.LocalTrackUnpublished, () => void this.syncPublication())
      .on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
        if (participant && topic) this.emit("data", { identity: participant.identity, topic, payload });
      })
      .on(RoomEvent.Reconnecting, () => mine() && this.become({ state: "reconnecting", attempt: 0 }))
      .on(RoomEvent.Reconnected, () => {
        if (!mine()) return;
        this.become({ state: "connected" });
        this.setEarshot(this.earshot);
        void this.syncPublication();
      })
      .on(
        RoomEvent.Disconnected,
        (reason) => mine() && room === this.room && this.disconnected(epoch, reason),
      );
  }

  private disconnected(epoch: number, reason: DisconnectReason | undefined): void {
    this.forget();
    switch (reason) {
      case DisconnectReason.DUPLICATE_IDENTITY:
        this.epoch++;
        return this.become({ state: "off", reason: "replaced" });
      case DisconnectReason.PARTICIPANT_REMOVED:
        this.epoch++;
        return this.become({ state: "off", reason: "removed" });
      default:
        this.retry(epoch, 0);
    }
  }

  private forget(): void {
    const heard = [...(this.room?.remoteParticipants.values() ?? [])];
    this.room = null;
    this.sent = null;
    this.subscribed.clear();
    this.queue = [];
    this.frames.release();
    for (const { identity } of heard) this.emit("voiceGone", { identity });
  }

  private heard(track: RemoteTrack, { identity }: RemoteParticipant): void {
    if (track.kind !== Track.Kind.Audio || !track.receiver) return;
    this.emit("voice", { identity, track: track.mediaStreamTrack, receiver: track.receiver });
  }

  private setSubscribed(identity: string, wanted: boolean): void {
    const participant = this.room?.remoteParticipants.get(identity);
    if (!participant) {
      this.subscribed.delete(identity);
      return;
    }
    if (wanted) this.subscribed.add(identity);
    else this.subscribed.delete(identity);
    for (const publication of participant.trackPublications.values()) {
      if (isVoice(publication)) publication.setSubscribed(wanted);
    }
  }

  private subscribeNext(): void {
    if (this.staggering !== null || this.current.state !== "connected") return;
    const identity = this.queue.shift();
    if (identity === undefined) return;
    this.setSubscribed(identity, true);
    this.staggering = setTimeout(() => {
      this.staggering = null;
      this.subscribeNext();
    }, STAGGER_MS);
  }

  /** One change at a time; each looks afresh at what is wanted. */
  private syncPublication(): Promise<void> {
    this.publishing = this.publishing.then(() => this.syncNow()).catch(() => undefined);
    return this.publishing;
  }

  private async syncNow(): Promise<void> {
    const { room, wanted } = this;
    if (!room || this.current.state !== "connected") return;
    const local = room.localParticipant;
    const stands = this.sent && local.trackPublications.size > 0 && this.sent.room === room;
    if (!stands) this.sent = null;
    if (this.sent && this.sent.mode === wanted?.mode && this.maySpeak) return;
    if (this.sent) {
      const { track } = this.sent;
      this.sent = null;
      await local.unpublishTrack(track, false);
      track.stop();
    }
    if (!wanted || !this.maySpeak) return;
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
    this.emit("published", { mode: wanted.mode });
  }

  private become(connection: VoiceConnection): void {
    this.current = connection;
    this.emit("connection", connection);
  }
}

function isVoice(publication: RemoteTrackPublication): boolean {
  return publication.kind === Track.Kind.Audio;
}
