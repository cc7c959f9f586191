import { join } from "node:path";
import type { Secrets } from "@karaverse/config";
import type { DataLock, ServiceName } from "./data-lock";
import { Guard } from "./guard";
import { prepareLog } from "./logs";
import type { LaunchOptions } from "./options";
import { Service, type ServiceChange, type ServiceCommand } from "./supervisor";

/** What every part of the start needs, and the services it has started so far. */
export class Launch {
  readonly guard = new Guard();
  readonly #services: Service[] = [];

  constructor(
    readonly options: LaunchOptions,
    readonly secrets: Secrets,
    readonly lock: DataLock,
    readonly signal: AbortSignal,
    readonly tell: (text: string) => void,
  ) {}

  get logs(): string {
    return join(this.options.dataDir, "logs");
  }

  /** Starts a service, keeps it alive and its process id known. */
  async serve(
    name: ServiceName,
    title: string,
    command: ServiceCommand,
    probe: () => Promise<void>,
    readyWithinMs: number,
  ): Promise<void> {
    const service: Service = new Service({
      name: title,
      command,
      logFile: prepareLog(this.logs, name),
      guard: this.guard,
      probe,
      readyWithinMs,
      onChange: (change) => {
        this.#announce(title, change);
        this.lock.tellService(name, change.kind === "back" ? change.pid : undefined);
      },
    });
    this.#services.push(service);
    await service.start();
    this.lock.tellService(name, service.pid);
  }

  /** In the order web, realtime, LiveKit, Redis, PostgreSQL: nobody loses what they still need to end well. */
  async stopAll(): Promise<void> {
    const last = ["Web", "Realtime", "LiveKit", "Redis", "PostgreSQL"];
    const rank = ({ name }: Service) => last.findIndex((kind) => name.startsWith(kind));
    const inOrder = [...this.#services].sort((a, b) => rank(a) - rank(b));
    for (const service of inOrder) await service.stop();
    this.guard.dismiss();
  }

  #announce(title: string, change: ServiceChange): void {
    if (change.kind === "ended") {
      this.tell(`${title} ended (${change.how}); it starts again in ${change.restartsInMs / 1_000} s.`);
    }
    if (change.kind === "back") this.tell(`${title} is back.`);
  }
}
