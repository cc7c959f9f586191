import { contrast } from "../model/contrast";
import { COLOURS, PAIRS } from "../model/tokens";
import { Row, Section } from "./section";

const hexOf = (name: string) => COLOURS.find((colour) => colour.name === name)?.hex ?? "";

export function Tokens() {
  return (
    <>
      <Section title="Colours" note="One accent: brass is what you can do. Light belongs to the room.">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {COLOURS.map(({ name, hex, use }) => (
            <li key={name} className="flex items-center gap-3">
              <span
                className="own-colours size-11 shrink-0 rounded-xl border border-bone/20"
                style={{ background: hex }}
              />
              <span className="min-w-0 text-sm">
                {name} <span className="block text-bone/70">{use}</span>
              </span>
            </li>
          ))}
        </ul>
        <ul className="flex flex-wrap gap-2">
          {PAIRS.map(([text, ground]) => (
            <li
              key={`${text}/${ground}`}
              className="own-colours rounded-lg border border-bone/15 px-3 py-2 text-sm"
              style={{ color: hexOf(text), background: hexOf(ground) }}
            >
              {`${text} on ${ground} ${contrast(hexOf(text), hexOf(ground)).toFixed(1)}`}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Type">
        {LETTERS.map(({ name, className, text }) => (
          <Row key={name} name={name}>
            <span className={className}>{text}</span>
          </Row>
        ))}
      </Section>
    </>
  );
}

const LETTERS = [
  { name: "Display 36", className: "font-display text-4xl font-bold", text: "Auld Lang Syne" },
  { name: "Display 24", className: "font-display text-2xl font-semibold", text: "9,517 points" },
  { name: "Sans 15", className: "text-[15px]", text: "Queue a song, take the microphone." },
  { name: "Sans 14", className: "text-sm text-bone/70", text: "Three songs before you" },
  { name: "Scripts", className: "text-[15px]", text: "茉莉花 さくら Коробейники Φεγγαράκι أغنية" },
] as const;
