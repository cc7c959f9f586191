import type { CueNow } from "@karaverse/worlds";
import type { ShowFrame } from "../show";

/** What lamps follow of this frame. */
export class Moment implements CueNow {
  isOn = false;
  beat = 0;
  section = "";
  lineAge = 0;
  sectionAge = 0;
  applause = 0;
  scoreAge = Number.POSITIVE_INFINITY;

  read({ phase, beat, section, lineAge, sectionAge, applause, scoreAge }: ShowFrame): void {
    this.isOn = phase === "singing" || phase === "counting-in";
    this.beat = beat;
    this.section = section;
    this.lineAge = lineAge;
    this.sectionAge = sectionAge;
    this.applause = applause;
    this.scoreAge = scoreAge;
  }
}
