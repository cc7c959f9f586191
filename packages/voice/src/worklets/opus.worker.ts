/** Fetched by the frames worker of a browser without a decoder of its own, and by no other. */
import { loadWasmEngine } from "../frames/wasm-engine";

(globalThis as unknown as { karaverseOpus: typeof loadWasmEngine }).karaverseOpus = loadWasmEngine;
