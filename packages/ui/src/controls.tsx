"use client";
import { clsx } from "clsx";
import { Slider as RadixSlider, Switch as RadixSwitch, ToggleGroup } from "radix-ui";
import { type ReactNode, useId } from "react";

interface SwitchProps {
  label: string;
  note?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Switch({ label, note, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center justify-between gap-4">
      <label htmlFor={id} className="text-[15px]">
        {label}
        {note ? <span className="block text-sm text-bone/65">{note}</span> : null}
      </label>
      <RadixSwitch.Root
        id={id}
        aria-label={label}
        checked={checked}
        onCheckedChange={onChange}
        {...(disabled && { disabled })}
        className="group flex h-11 w-12 shrink-0 items-center rounded-xl disabled:opacity-45"
      >
        <span className="flex h-7 w-full items-center rounded-full border border-bone/25 bg-ink transition-colors duration-150 group-data-[state=checked]:border-brass group-data-[state=checked]:bg-brass">
          <RadixSwitch.Thumb className="block size-5 translate-x-1 rounded-full bg-bone transition-transform duration-150 ease-out data-[state=checked]:translate-x-6 rtl:-translate-x-1 rtl:data-[state=checked]:-translate-x-6 data-[state=checked]:bg-ink" />
        </span>
      </RadixSwitch.Root>
    </div>
  );
}

interface SliderProps {
  label: string;
  /** A small picture before the label: what it turns towards. */
  cue?: ReactNode;
  value: number;
  min: number;
  max: number;
  step: number;
  /** What the value means, beside the slider and for screen readers. */
  words?: (value: number) => string;
  onChange: (value: number) => void;
  hideLabel?: boolean;
  disabled?: boolean;
}

export function Slider(props: SliderProps) {
  const { label, cue, value, min, max, step, words, onChange, hideLabel, disabled } = props;
  return (
    <div className="flex min-h-11 items-center gap-3">
      {cue}
      {hideLabel ? null : (
        <span className="w-28 shrink-0 text-[15px] leading-tight text-balance">{label}</span>
      )}
      <RadixSlider.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        {...(disabled && { disabled })}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        className="relative flex h-11 flex-1 touch-none items-center data-disabled:opacity-40"
      >
        <RadixSlider.Track className="slider-track relative h-1.5 grow rounded-full bg-bone/20">
          <RadixSlider.Range className="slider-range absolute h-full rounded-full bg-brass" />
        </RadixSlider.Track>
        <RadixSlider.Thumb
          aria-label={label}
          aria-valuetext={words?.(value)}
          className="block size-5 rounded-full border-2 border-ink bg-brass shadow transition-transform duration-150 hover:scale-110"
        />
      </RadixSlider.Root>
      {words ? <span className="w-16 text-end text-sm text-bone/75 tabular-nums">{words(value)}</span> : null}
    </div>
  );
}

interface ChoicesProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; name?: string }[];
  onChange: (value: T) => void;
  className?: string;
}

/** A few options side by side, one of which is on. */
export function Choices<T extends string>({ label, value, options, onChange, className }: ChoicesProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      className={clsx("flex flex-wrap gap-1 rounded-xl border border-bone/15 bg-ink p-1", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          {...(option.name && { "aria-label": option.name })}
          className="min-h-9 flex-auto whitespace-nowrap rounded-lg px-3 text-sm font-medium text-bone/75 transition-colors duration-150 hover:text-bone data-[state=on]:bg-brass data-[state=on]:text-ink"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
