import {
  type ConnectionQuality,
  ConnectionState,
  DisconnectReason,
  LoggerNames,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from "livekit-client";
import { Emitter } from "../events";
import type { FramePipes } from "../frames";
import type { MicrophoneMode } from "../microphone/modes";
import { type Earshot, earshotChange } from "./earshot";
import { type Flow, FlowMeter } from "./flow";
import { permissionIn } from "./permission";
import { Publication } from "./publication";
import { retryDelay } from "./retry";

// Every connection would be told of in the browser's console, with all its numbers.
setLogLevel("warn");

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

export interface VoiceGrant {
  readonly url: string;
  readonly token: string;
  /** The token only lets listen; the permission to speak follows once we are there. */
  readonly mayPublish?: boolean;
}

/** `null`: this installation has no LiveKit; the rest of the room works without. */
export type TokenSource = () => Promise<VoiceGrant | null>;

/** Between two new subscriptions: each costs a negotiation, and a crowd must not arrive in one. */
const STAGGER_MS = 60;

/** Ends that must not be answered by coming back: another window of the same person, or a host's word. */
const FINAL = new Map<DisconnectReason | undefined, OffReason>([
  [DisconnectReason.DUPLICATE_IDENTITY, "replaced"],
  [DisconnectReason.PARTICIPANT_REMOVED, "removed"],
]);

/** A room of LiveKit that comes back by itself, hears exactly whom it should, and keeps sending the microphone. */
export class VoiceSession extends Emitter<SessionEvents> {
  private current: VoiceConnection = { state: "off", reason: "not-started" };
  private room: Room | null = null;
  private earshot: Earshot = { performers: [], others: [] };
  private readonly subscribed = new Set<string>();
  /** The one track by which each person is heard. */
  private readonly heardTracks = new Map<string, MediaStreamTrack>();
  private queue: string[] = [];
  private staggering: ReturnType<typeof setTimeout> | null = null;
  private readonly publication = new Publication(
    () => (this.current.state === "connected" ? this.room : null),
    (mode) => this.emit("published", { mode }),
  );
  private readonly flowMeter = new FlowMeter();
  /** Everything that belongs to an earlier start or stop finds another number here and ends. */
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
    // The room's own watch would tell of a mismatch where its connection is closed and the room isn't quite.
    setLogLevel("error", LoggerNames.Room);
    try {
      await room?.disconnect(false);
    } finally {
      setLogLevel("warn", LoggerNames.Room);
    }
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
    return this.publication.set(track && { track, mode });
  }

  /** What becomes of the microphone's packets since the last look; null: none are sent. */
  async flow(): Promise<Flow | null> {
    const { sender } = this.publication;
    return sender && this.flowMeter.look(sender, performance.now());
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
      if (!grant) {
        this.become({ state: "off", reason: "unavailable" });
        return;
      }
      room = new Room({
        adaptiveStream: false,
        dynacast: false,
        stopLocalTrackOnUnpublish: false,
        disconnectOnPageLeave: true,
        // LiveKit resumes once, for a network that blinked; from anything longer we come back ourselves.
        reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => (retryCount < 1 ? 100 : null) },
      });
      this.frames.attach(room);
      this.room = room;
      this.listenTo(room, epoch);
      await room.connect(grant.url, grant.token, { autoSubscribe: false, rtcConfig: this.frames.rtcConfig });
      if (grant.mayPublish) await permissionIn(room);
      if (epoch !== this.epoch || this.room !== room) {
        void room.disconnect(false);
        return;
      }
      if (room.state !== ConnectionState.Connected) throw new Error("lost again");
      this.become({ state: "connected" });
      this.subscribed.clear();
      this.setEarshot(this.earshot);
      this.emit("permission", { maySpeak: this.maySpeak });
      await this.publication.sync();
    } catch {
      void room?.disconnect(false);
      // Somebody else may have given up on this room already, and be on their way back.
      if (epoch !== this.epoch || this.room !== room) return;
      this.forget();
      this.retry(epoch, attempt);
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
    const mine = () => epoch === this.epoch && room === this.room;
    room
      .on(RoomEvent.TrackPublished, (publication, participant) => {
        if (mine() && this.subscribed.has(participant.identity))
          publication.setSubscribed(isVoice(publication));
      })
      .on(RoomEvent.ParticipantConnected, () => mine() && this.setEarshot(this.earshot))
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => mine() && this.subscribed.delete(identity))
      .on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
        if (mine()) this.heard(track, participant);
      })
      .on(RoomEvent.TrackUnsubscribed, (track, _publication, { identity }) => {
        // When somebody publishes anew, the old track may go after the new one came.
        if (!mine() || this.heardTracks.get(identity) !== track.mediaStreamTrack) return;
        this.heardTracks.delete(identity);
        this.emit("voiceGone", { identity });
      })
      .on(RoomEvent.ConnectionQualityChanged, (quality: ConnectionQuality, { identity }) => {
        this.emit("quality", { identity, quality: quality as Quality });
      })
      .on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
        if (!mine() || participant.identity !== room.localParticipant.identity) return;
        this.emit("permission", { maySpeak: this.maySpeak });
        void this.publication.sync();
      })
      .on(RoomEvent.LocalTrackUnpublished, () => mine() && void this.publication.sync())
      .on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
        if (participant && topic) this.emit("data", { identity: participant.identity, topic, payload });
      })
      // A full restart would publish behind our back and with the old token: a new room does it better.
      .on(RoomEvent.Reconnecting, () => {
        if (!mine()) return;
        this.disconnected(epoch, undefined);
        void room.disconnect(false);
      })
      .on(RoomEvent.Disconnected, (reason) => {
        if (mine() && this.current.state === "connected") this.disconnected(epoch, reason);
      });
  }

  private disconnected(epoch: number, reason: DisconnectReason | undefined): void {
    this.forget();
    const final = FINAL.get(reason);
    if (!final) {
      this.retry(epoch, 0);
      return;
    }
    this.epoch++;
    this.become({ state: "off", reason: final });
  }

  private forget(): void {
    const heard = [...this.heardTracks.keys()];
    this.heardTracks.clear();
    this.room = null;
    this.subscribed.clear();
    this.queue = [];
    this.frames.release();
    for (const identity of heard) this.emit("voiceGone", { identity });
  }

  private heard(track: RemoteTrack, { identity }: RemoteParticipant): void {
    if (track.kind !== Track.Kind.Audio || !track.receiver) return;
    this.heardTracks.set(identity, track.mediaStreamTrack);
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

  private become(connection: VoiceConnection): void {
    this.current = connection;
    this.emit("connection", connection);
  }
}

function isVoice(publication: RemoteTrackPublication): boolean {
  return publication.kind === Track.Kind.Audio;
}
