const FORMATS = { pcm16: { tag: 1, bytes: 2 }, float32: { tag: 3, bytes: 4 } } as const;

/** One channel of samples as a WAV file. */
export function wav(samples: Buffer, rate: number, format: keyof typeof FORMATS): Buffer {
  const { tag, bytes } = FORMATS[format];
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * bytes, 28);
  head.writeUInt16LE(bytes, 32);
  head.writeUInt16LE(8 * bytes, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
