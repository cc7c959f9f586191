// A service for tests of the supervisor: answers on PORT, writes a line a start, and starts a grandchild if told so.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

if (process.env.FAILS) {
  console.error(process.env.FAILS);
  process.exit(3);
}
if (process.env.GRANDCHILD) {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  console.log(`grandchild ${child.pid}`);
}
if (process.env.STUBBORN) process.on("SIGTERM", () => console.log("no"));
createServer((_, response) => response.end("ok")).listen(Number(process.env.PORT), "127.0.0.1", () => {
  console.log(`started ${process.pid}`);
});
