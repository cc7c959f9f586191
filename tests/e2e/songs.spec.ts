import { expect } from "@playwright/test";
import { toneWav } from "../support/tone";
import { zip } from "../support/zip";
import { drawer, SLOW_MS, test } from "./support/people";

const chart = (title: string): string =>
  `#TITLE:${title}\n#ARTIST:Ada's Attic\n#LANGUAGE:German\n#YEAR:1985\n#BPM:240\n#AUDIO:song.wav\n: 0 4 0 Frost\n: 8 4 2 schim\n: 16 8 4 mer\nE\n`;

test("R5 a host drops a zip on the songs, finds the song by a misspelt title and queues it; guests can't", async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  const guest = await house.guest(room, "Bob");
  // The house is shared with other tests, and keeps what it is given.
  const mark = Date.now() % 1_000_000;
  const bytes = zip({
    "attic/song.txt": chart(`Frostschimmer ${mark}`),
    "attic/song.wav": toneWav({ seconds: 6, hz: 220 }),
    "attic/broken.txt": "#TITLE:Broken\n",
  });
  const songs = await drawer(host.page, "Songs");
  const transfer = await host.page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([content], "attic.zip", { type: "application/zip" }));
    return data;
  }, bytes.toString("base64"));
  await songs.getByLabel("Songs can be dropped here").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(songs.getByText("1 added, 1 refused")).toBeVisible({ timeout: SLOW_MS });
  await expect(songs.getByRole("list", { name: "Report" })).toContainText("#BPM");

  await songs.getByRole("searchbox", { name: "Search songs" }).fill(`frostshimer ${mark}`);
  await songs.getByRole("button", { name: `Queue Frostschimmer ${mark}` }).click();
  await expect(guest.page.getByTestId("queue-strip")).toContainText(`Frostschimmer ${mark}`);

  const theirs = await drawer(guest.page, "Songs");
  await theirs.getByRole("searchbox", { name: "Search songs" }).fill(`${mark}`);
  await expect(theirs.getByRole("button", { name: `Queue Frostschimmer ${mark}` })).toBeVisible();
  await expect(theirs.getByText("Bring songs")).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: /out of the songbook/ })).toHaveCount(0);
});
