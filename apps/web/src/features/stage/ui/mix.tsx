import { SlidersHorizontal } from "lucide-react";
import { Popover } from "radix-ui";
import type { SoundPreferences } from "../../voice/model/preferences";

interface Props {
  preferences: SoundPreferences;
  performing: boolean;
  onChange: (change: Partial<SoundPreferences>) => void;
}

/** Guide, music and one's own voice, by taste; only for one's own ears. */
export function MixPopover({ preferences, performing, onChange }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label="Sound mix"
        title="Sound mix"
        className="grid size-10 place-items-center rounded-full border border-brass/20 bg-plum text-bone/90 transition hover:border-brass/60 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass"
      >
        <SlidersHorizontal size={18} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={8}
          className="z-50 w-64 rounded-2xl border border-brass/15 bg-plum p-4 shadow-xl"
        >
          <Level label="Music" value={preferences.backing} onChange={(backing) => onChange({ backing })} />
          {performing && (
            <>
              <Level
                label="Guide voice"
                value={preferences.guide}
                onChange={(guide) => onChange({ guide })}
              />
              <Level
                label="Hear myself"
                value={preferences.monitor}
                onChange={(monitor) => onChange({ monitor })}
              />
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Level({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <label className="mb-3 block text-sm last:mb-0">
      <span className="mb-1 flex justify-between text-bone/80">
        {label}
        <span className="tabular-nums text-bone/60">{Math.round(value * 100)} %</span>
      </span>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(value * 100)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber / 100)}
        className="w-full accent-brass"
      />
    </label>
  );
}
