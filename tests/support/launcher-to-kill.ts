// Run as a process of its own: starts two services under a guard, tells their ids, and waits to be killed.
import { Guard } from "../../scripts/launch/guard";
import { standIn } from "./stand-in";

const guard = new Guard();
const first = await standIn(guard, { GRANDCHILD: "yes" });
const second = await standIn(guard, { STUBBORN: "yes" }, 500);
await first.service.start();
await second.service.start();
const grandchild = Number(/grandchild (\d+)/.exec(first.log())?.[1]);
process.send?.([first.service.pid, second.service.pid, grandchild]);
