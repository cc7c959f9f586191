"use client";
import {
  Button,
  Choices,
  Field,
  IconButton,
  Meter,
  RoundButton,
  Select,
  type Size,
  Slider,
  Swatches,
  Switch,
  type Tone,
} from "@karaverse/ui";
import { Mic, Music, X } from "lucide-react";
import { useState } from "react";
import { COLOURS } from "../model/tokens";
import { Row, Section } from "./section";

const TONES: readonly Tone[] = ["main", "plain", "quiet", "danger", "live"];
const SIZES: readonly Size[] = ["small", "medium", "large"];
const LIGHTS = ["warm", "show", "dim"] as const;
const ROUND = ["raised", "bare", "main", "danger"] as const;

export function Controls() {
  const [on, setOn] = useState(true);
  const [volume, setVolume] = useState(60);
  const [lights, setLights] = useState<(typeof LIGHTS)[number]>("show");
  const [colour, setColour] = useState("brass");
  return (
    <>
      <Section
        title="Buttons"
        note="At least 44 px high where a finger meets them; small ones stand in rows."
      >
        {TONES.map((tone) => (
          <Row key={tone} name={tone}>
            {SIZES.map((size) => (
              <Button key={size} tone={tone} size={size}>
                <Music aria-hidden className="size-4" /> {size}
              </Button>
            ))}
            <Button tone={tone} disabled>
              disabled
            </Button>
          </Row>
        ))}
        <Row name="icons">
          {TONES.map((tone) => (
            <IconButton key={tone} label={`Microphone, ${tone}`} tone={tone}>
              <Mic aria-hidden className="size-5" />
            </IconButton>
          ))}
          <IconButton label="Microphone, disabled" disabled>
            <Mic aria-hidden className="size-5" />
          </IconButton>
        </Row>
        <Row name="round">
          {ROUND.map((tone) => (
            <RoundButton key={tone} label={`Close, ${tone}`} tone={tone}>
              <X aria-hidden className="size-4" />
            </RoundButton>
          ))}
          <RoundButton label="With words" words="With words">
            <Music aria-hidden className="size-4" />
          </RoundButton>
          <RoundButton label="Close, disabled" disabled>
            <X aria-hidden className="size-4" />
          </RoundButton>
        </Row>
      </Section>
      <Section title="Fields">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Empty" placeholder="What others call you" />
          <Field label="With a note" defaultValue="Ada" note="Everybody in the room sees it." />
          <Field label="Wrong" defaultValue="" trouble="Tell us what to call you." />
          <Field label="Disabled" defaultValue="Ada" disabled />
          <Select
            label="Choice"
            options={[
              { value: "lounge", label: "Lounge" },
              { value: "club", label: "Club" },
            ]}
          />
          <Select label="Choice, disabled" disabled options={[{ value: "lounge", label: "Lounge" }]} />
        </div>
      </Section>
      <Section title="Switches and sliders">
        <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
          <Switch label="On or off" note="What it does" checked={on} onChange={setOn} />
          <Switch label="Disabled" checked disabled onChange={() => undefined} />
          <Slider
            label="Volume"
            value={volume}
            min={0}
            max={100}
            step={5}
            words={(value) => `${value} %`}
            onChange={setVolume}
          />
          <Slider
            label="Disabled"
            value={30}
            min={0}
            max={100}
            step={5}
            disabled
            onChange={() => undefined}
          />
          <Slider
            label="With a picture"
            cue={<span className="my-1 block size-12 shrink-0 rounded-lg bg-velvet" />}
            value={volume}
            min={0}
            max={100}
            step={5}
            onChange={setVolume}
          />
          <label className="flex min-h-11 items-center gap-2 text-[15px]">
            <input
              type="checkbox"
              checked={on}
              onChange={({ target }) => setOn(target.checked)}
              className="tick size-5 shrink-0"
            />
            Tick
          </label>
        </div>
        <Choices
          label="Lights"
          value={lights}
          onChange={setLights}
          className="max-w-sm"
          options={[
            { value: "warm", label: "Warm" },
            { value: "show", label: "Show" },
            { value: "dim", label: "Dim" },
          ]}
        />
        <Swatches
          label="Colour"
          value={colour}
          onChange={setColour}
          options={COLOURS.map(({ name, hex }) => ({
            value: name,
            name,
            content: <span className="block size-full" style={{ background: hex }} />,
          }))}
        />
        <div className="max-w-sm">
          <Swatches
            label="Light"
            shape="card"
            value={lights}
            onChange={(next) => setLights(LIGHTS.find((light) => light === next) ?? lights)}
            options={LIGHTS.map((value) => ({
              value,
              name: value,
              content: (
                <span className="flex flex-col">
                  <span className="h-14 bg-velvet" />
                  <span className="bg-plum p-2 text-sm">{value}</span>
                </span>
              ),
            }))}
          />
        </div>
        <Row name="meter">
          <div className="w-60">
            <Meter label="Loudness" read={() => volume / 200} />
          </div>
        </Row>
      </Section>
    </>
  );
}
