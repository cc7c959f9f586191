import { filmLevel } from "@karaverse/worlds";
import { follow } from "@/features/stage";
import type { VideoShowing, VideosAnswer } from "@/lib/api-types";
import { shownAt } from "./video-moment";

type Playing = NonNullable<VideosAnswer["playing"]>;

/** New files and ends that nobody expected are noticed within so long, ms. */
const ASK_EVERY_MS = 5_000;
/** And what comes after a film that has just begun: it may be short. */
const ASK_AFTER_ONE_MS = 500;
/** After a jump the browser shows old frames for a moment; jumping again at once would never end. */
const JUMP_EVERY_MS = 1_000;
const LONGEST_JUMP_MS = 800;

const GLIDE_S = 0.25;
/** Nobody has looked for so long: a hidden film does not go on sounding, ms. */
const UNSEEN_MS = 600;

/** Where films are heard: the room's loudspeakers, with its walls and its limiter behind them. */
export interface FilmSound {
  readonly context: AudioContext;
  readonly out: AudioNode;
}

interface Player {
  readonly element: HTMLVideoElement;
  film: VideoShowing | null;
  jumpedAt: number;
  jumpMs: number;
}

/** The operator's videos on the room's clock (Rule P15): while one plays the next is loaded beside it. */
export class VideoFolder {
  readonly #players: readonly [Player, Player] = [makePlayer(), makePlayer()];
  #playing: Playing | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #seenAt = 0;
  #level: GainNode | null = null;
  #isHushed = false;
  readonly #watch = setInterval(() => this.#pauseUnseen(), UNSEEN_MS);

  /**
   * @param ask what is shown now and next
   * @param now the room's clock, ms
   * @param sound null as long as no sound is open
   */
  constructor(
    private readonly ask: () => Promise<VideosAnswer>,
    private readonly now: () => number,
    private readonly sound: () => FilmSound | null,
  ) {}

  /** While somebody sings nothing else does. */
  hush(isHushed: boolean): void {
    this.#isHushed = isHushed;
    const gain = this.#level;
    gain?.gain.setTargetAtTime(filmLevel(isHushed), gain.context.currentTime, GLIDE_S);
  }

  /** Called in every frame that shows it: the film that is due, on its way; null while there is none. */
  readonly film = (): HTMLVideoElement | null => {
    const local = performance.now();
    this.#seenAt = local;
    if (!this.#level) this.#open();
    const before = this.#playing && shownAt(this.#playing, this.now());
    const isNext = before !== null && before.film === this.#playing?.next;
    if (local - this.#askedAt > (isNext ? ASK_AFTER_ONE_MS : ASK_EVERY_MS)) {
      this.#askedAt = local;
      void this.ask()
        .then(({ playing }) => {
          this.#playing = playing;
        })
        .catch(() => undefined);
    }
    const playing = this.#playing;
    const shown = playing && shownAt(playing, this.now());
    if (!playing || !shown) return null;
    const { now, next } = playing;
    const on = this.#playerOf(shown.film, shown.film === now ? next : now);
    if (shown.film === now) this.#playerOf(next, now);
    for (const other of this.#players) if (other !== on) other.element.pause();
    keepTo(on, shown.atMs, local);
    return on.element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? on.element : null;
  };

  /** An element's sound can be taken once only, and from then on goes nowhere else. */
  #open(): void {
    const sound = this.sound();
    if (!sound) return;
    const { context, out } = sound;
    const level = new GainNode(context, { gain: filmLevel(this.#isHushed) });
    level.connect(out);
    for (const { element } of this.#players) {
      new MediaElementAudioSourceNode(context, { mediaElement: element }).connect(level);
      element.muted = false;
    }
    this.#level = level;
  }

  #pauseUnseen(): void {
    if (performance.now() - this.#seenAt < UNSEEN_MS) return;
    for (const { element } of this.#players) element.pause();
  }

  stop(): void {
    clearInterval(this.#watch);
    this.#level?.disconnect();
    for (const player of this.#players) {
      player.element.pause();
      player.element.removeAttribute("src");
      player.element.load();
      player.film = null;
    }
    this.#playing = null;
  }

  /** Whoever has it loaded already, else the one that does not have the other one of the two. */
  #playerOf(film: VideoShowing, other: VideoShowing): Player {
    const [first, second] = this.#players;
    const isOf = ({ film: has }: Player, one: VideoShowing) =>
      has?.url === one.url && has.startsAt === one.startsAt;
    if (isOf(first, film)) return first;
    if (isOf(second, film)) return second;
    const free = isOf(first, other) ? second : first;
    // The same file once more need not be loaded again.
    if (free.film?.url !== film.url) free.element.src = film.url;
    free.film = film;
    return free;
  }
}

function makePlayer(): Player {
  const element = document.createElement("video");
  // Browsers let no page begin with sound by itself: it comes when the room's is open.
  element.muted = true;
  element.playsInline = true;
  element.preload = "auto";
  element.disablePictureInPicture = true;
  const player: Player = { element, film: null, jumpedAt: Number.NEGATIVE_INFINITY, jumpMs: 0 };
  element.addEventListener("seeked", () => {
    player.jumpMs = Math.min(LONGEST_JUMP_MS, performance.now() - player.jumpedAt);
  });
  return player;
}

function keepTo(player: Player, wantedMs: number, now: number): void {
  const { element } = player;
  const step = follow({
    wantedMs,
    shownMs: element.currentTime * 1_000,
    durationMs: element.duration * 1_000,
    isMoving: true,
    pace: 1,
    jumpMs: player.jumpMs,
  });
  if (step.kind !== "play") return;
  if (element.paused)
    void element.play().catch((error: unknown) => {
      // Without sound it is always let play.
      if (error instanceof DOMException && error.name === "NotAllowedError") element.muted = true;
    });
  if (element.playbackRate !== step.rate) element.playbackRate = step.rate;
  if (step.seekToMs === null || element.seeking || now - player.jumpedAt < JUMP_EVERY_MS) return;
  player.jumpedAt = now;
  element.currentTime = step.seekToMs / 1_000;
}
