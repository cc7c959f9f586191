import { mkdtempSync } from "node:fs";
import { chromium } from "playwright-core";
import { LiveKit, livekitBinary } from "./livekit";
import { openSite } from "./site";
const folder = mkdtempSync("/tmp/voice-");
const lk = new LiveKit(livekitBinary()!, 42100, folder);
await lk.start();
const site = await openSite(folder, lk.url);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--headless=new","--autoplay-policy=no-user-gesture-required","--disable-background-timer-throttling","--disable-renderer-backgrounding","--disable-backgrounding-occluded-windows"] });
try {
  const pages = [];
  for (const id of ["singer", "listener"]) {
    const p = await (await browser.newContext()).newPage();
    p.on("console", m => console.log(id, m.text())); p.on("pageerror", e => console.log(id, "ERR", e));
    await p.goto(site.origin);
    await p.waitForFunction("window.harness");
    pages.push(p);
  }
  const [s, l] = pages as any;
  const t=Date.now(); const log=(...a)=>console.log(((Date.now()-t)/1000).toFixed(1),...a);
  const T=(p,ms=30000)=>Promise.race([p,new Promise((_,r)=>setTimeout(()=>r(new Error("timeout")),ms))]);
  await T(Promise.all([s.evaluate(() => harness.join("singer")), l.evaluate(() => harness.join("listener"))]));
  log("joined");
  log("stage", await T(s.evaluate(() => harness.takeStage())));
  await l.evaluate(() => harness.listen(["singer"]));
  await s.evaluate(() => harness.start(-1500, 0.3));
  await T(l.evaluate(() => harness.untilWay("song-clock")));
  log("way");
  await T(l.evaluate(() => harness.untilPosition(200)));
  for (let i=0;i<3;i++) log(JSON.stringify(await T(l.evaluate(() => harness.measure(5)))));
  
} finally { await browser.close(); await lk.kill(); await site.close(); }
