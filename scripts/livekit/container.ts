import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runLong } from "../support/run-long";
import type { Way } from "./chain";
import { LIVEKIT_VERSION } from "./version";

const run = promisify(execFile);
const IMAGE = `livekit/livekit-server:v${LIVEKIT_VERSION}`;

/** Docker with its engine running. Media ports need the host's network, which only Linux engines give. */
export const withContainer: Way = async ({ say, signal }) => {
  const docker = await run("docker", ["info", "--format", "{{.OSType}} {{.OperatingSystem}}"], {
    timeout: 10_000,
  }).catch(() => undefined);
  if (!docker) return { kind: "not-here", why: "no Docker engine runs" };
  if (process.platform !== "linux" || docker.stdout.includes("Docker Desktop")) {
    return { kind: "not-here", why: "this Docker cannot lend its host's network to LiveKit" };
  }
  const have = await run("docker", ["image", "inspect", IMAGE]).catch(() => undefined);
  if (!have) {
    say(`fetching the container image ${IMAGE}`);
    await runLong({ file: "docker", args: ["pull", "--quiet", IMAGE], signal });
  }
  return { kind: "container", image: IMAGE, how: "in a container" };
};
