import type { JoinReport, LoadOrder, LoadReport } from "../messages";
import { type Crowd, createCrowd } from "./crowd";

/** The load process: all the people of one contender. */
let crowd: Crowd | undefined;

async function answer(order: LoadOrder): Promise<JoinReport | LoadReport | null> {
  if (order.ask === "join") {
    crowd = createCrowd(order);
    return crowd.join();
  }
  if (!crowd) throw new Error("Nobody has joined.");
  if (order.ask === "measure") return crowd.measure(order.seconds);
  crowd.setIdle(order.ask === "rest");
  return null;
}

process.on("message", (order: LoadOrder) => {
  answer(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
