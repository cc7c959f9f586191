/// <reference path="./signalsmith-stretch.d.ts" />
/** What we use of Signalsmith Stretch's WebAssembly module. */
export interface StretchEngine {
  _presetDefault(channels: number, sampleRate: number): void;
  _setTransposeSemitones(semitones: number, tonalityLimit: number): void;
  _setBuffers(channels: number, length: number): number;
  _inputLatency(): number;
  _outputLatency(): number;
  _reset(): void;
  _seek(inputSamples: number, rate: number): void;
  _process(inputSamples: number, outputSamples: number): void;
  readonly HEAP8: Int8Array;
}

interface StretchProcessor {
  readonly wasmModule: StretchEngine;
}

let opened: Promise<StretchEngine> | null = null;

/**
 * The library comes as an AudioWorklet that stretches while it plays. We want a whole song, as fast as it goes and
 * exact to the sample, so the worklet is made outside of an audio thread and its module driven by hand.
 */
export function openEngine(): Promise<StretchEngine> {
  opened ??= open();
  return opened;
}

async function open(): Promise<StretchEngine> {
  const found = new Promise<StretchEngine>((resolve) => {
    let processor: StretchProcessor | null = null;
    class Processor {
      readonly port = {
        onmessage: null,
        // Its first word is that the module is there.
        postMessage: () => processor && resolve(processor.wasmModule),
      };
    }
    Object.assign(globalThis, {
      sampleRate: 48_000,
      AudioWorkletProcessor: Processor,
      registerProcessor: (_name: string, Stretch: new (options: object) => StretchProcessor) => {
        processor = new Stretch({ numberOfOutputs: 1, outputChannelCount: [2] });
      },
    });
  });
  await import("signalsmith-stretch");
  return found;
}
