/** How one instrument plays along. Patterns describe bars; "|" parts bars that take turns. */
export type Layer = {
  readonly program: number;
  readonly pan?: number;
  readonly level?: number;
  readonly reverb?: number;
} & (
  | {
      /** X strong chord, x chord, o soft, 1-6 one tone of the chord from below, B the bass, - holds, . rests. */
      readonly plays: "chords";
      readonly pattern: string;
      readonly low: number;
      readonly high: number;
      /** Tones ring until the chord changes (guitar, harp, koto). */
      readonly ring?: boolean;
      /** Milliseconds between the strings of one stroke. */
      readonly strum?: number;
    }
  | {
      /** R root, 3 third, 5 fifth, 8 octave, a a step towards the next root, - holds, . rests. */
      readonly plays: "bass";
      readonly pattern: string;
      readonly low: number;
    }
  /** Long chords, one for each symbol. */
  | { readonly plays: "pad"; readonly low: number; readonly high: number }
  /** What the part has written for this voice under `lines`. */
  | { readonly plays: "line"; readonly line: string }
);

/** X accent, x stroke, o soft, . rest; the kit's names are those of DRUMS. */
export interface Kit {
  readonly level?: number;
  readonly reverb?: number;
  readonly pieces: Readonly<Partial<Record<Drum, string>>>;
}

export type Drum = keyof typeof DRUMS;

/** General MIDI percussion keys. */
export const DRUMS = {
  kick: 36,
  sideStick: 37,
  snare: 38,
  clap: 39,
  brush: 40,
  lowTom: 45,
  closedHat: 42,
  openHat: 46,
  crash: 49,
  ride: 51,
  tambourine: 54,
  cowbell: 56,
  bongoHigh: 60,
  bongoLow: 61,
  congaMute: 62,
  congaOpen: 63,
  congaLow: 64,
  maracas: 70,
  guiro: 73,
  claves: 75,
  woodHigh: 76,
  woodLow: 77,
  triangle: 81,
  shaker: 82,
} as const;

export interface Part {
  /** Quarters before the first barline. */
  readonly pickup?: number;
  readonly chords: string;
  readonly melody?: string;
  /** A second singer's notes. */
  readonly harmony?: string;
  readonly lines?: Readonly<Record<string, string>>;
}

export interface Section {
  readonly part: string;
  /** Words for the first singer; a section without any is played only. */
  readonly words?: string;
  readonly harmonyWords?: string;
  /** Layers and kits that play. */
  readonly play: readonly string[];
  readonly tempo?: number;
  /** How loud the band is, 0.5 to 1.2. */
  readonly swell?: readonly [from: number, to: number];
  readonly golden?: boolean;
  /** Said in rhythm: the melody's lengths count, its pitches are only the guide's. */
  readonly spoken?: boolean;
}

export interface Score {
  readonly title: string;
  readonly artist: string;
  readonly language: string;
  readonly year: number;
  readonly genre: string;
  readonly tags: readonly string[];
  /** Why anyone may sing it anywhere. */
  readonly licence: string;
  readonly about: string;
  readonly metre: readonly [beats: number, unit: number];
  /** Quarters a minute. */
  readonly tempo: number;
  /** Semitones from the written key to the sounding one. */
  readonly transpose?: number;
  readonly singers?: readonly string[];
  readonly round?: { readonly bars: number; readonly voices: number };
  readonly parts: Readonly<Record<string, Part>>;
  readonly layers: Readonly<Record<string, Layer>>;
  readonly kits?: Readonly<Record<string, Kit>>;
  readonly guide: {
    readonly program: number;
    /** How long the instrument takes to speak: it is blown so much early. */
    readonly attackMs?: number;
  };
  readonly sections: readonly Section[];
  /** Last bars in which the time widens, and by how much at the very end (1.4: 40 % slower). */
  readonly ritard?: { readonly bars: number; readonly by: number };
}
