import { networkInterfaces } from "node:os";
import { parseArgs } from "node:util";
import { Failure, failureWords, StepFailure } from "../launch/failure";
import { type BridgeNews, openBridge } from "./bridge";
import { linkFor } from "./link";

const USAGE = `npm run live-link -- --room URL    moves your avatar's face by the phone app Live Link Face
  --room URL      the room, as in your browser's address bar
  --port 11111    where the phone sends (UDP)
  --page 11112    where the page on this machine connects
docs/live-link.md has the rest.`;

function portOf(words: string): number {
  const port = Number(words);
  if (!Number.isInteger(port) || port < 1_024 || port > 65_535)
    throw new Failure(`${words} is no port.`, "A number from 1024 to 65535.");
  return port;
}

function roomOf(words: string | undefined): string {
  if (!words || !URL.canParse(words) || !/^https?:$/.test(new URL(words).protocol))
    throw new Failure("Which room?", USAGE);
  return words;
}

const addresses = (): string[] =>
  Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one && one.family === "IPv4" && !one.internal ? [one.address] : []));

try {
  const { values } = parseArgs({
    options: {
      room: { type: "string" },
      port: { type: "string", default: "11111" },
      page: { type: "string", default: "11112" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  const room = roomOf(values.room);
  const say = (news: BridgeNews) => {
    switch (news.kind) {
      case "page":
        return console.log(news.here ? "The page is here." : `The page is gone. Open again:\n  ${link()}`);
      case "phone":
        return console.log(`Faces come from ${news.subject}.`);
      case "refused":
        return console.log(`Something came that is no face of Live Link Face (${news.why}).`);
      case "stranger":
        return console.log(
          `A page of ${news.origin} was turned away. Only the link above opens the door, and once.`,
        );
    }
  };
  const bridge = await openBridge({
    origin: new URL(room).origin,
    phonePort: portOf(values.port),
    pagePort: portOf(values.page),
    onNews: say,
  });
  const link = () => linkFor(room, bridge.pagePort, bridge.code());
  console.log(`On the phone, in Live Link Face, add the target ${addresses().join(" or ")}, port ${bridge.phonePort}.
On this machine, open:
  ${link()}
Ctrl+C ends it.`);
} catch (error) {
  console.error(failureWords(new StepFailure("Live Link", error, "npm run live-link -- --help")));
  process.exit(1);
}
