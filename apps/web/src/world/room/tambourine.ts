import {
  BufferAttribute,
  type BufferGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  LatheGeometry,
  Vector2,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

/** From the middle to the middle of its wood. */
export const RIM_METRES = 0.115;
/** How deep its frame is. */
export const FRAME_METRES = 0.05;
const WOOD = 0.007;
/** Above and below its windows. */
const RAIL = 0.013;
const WINDOWS = 7;
/** A window's share of the way round to the next. */
const OPEN = 0.52;
const STEPS = 5;

function painted(geometry: BufferGeometry, colour: string): BufferGeometry {
  const tint = new Color(colour);
  const { count } = geometry.getAttribute("position");
  const colours = new Float32Array(count * 3);
  for (let n = 0; n < count; n++) colours.set([tint.r, tint.g, tint.b], n * 3);
  return geometry.setAttribute("color", new BufferAttribute(colours, 3));
}

/** Bent wood from one height to another, with its edges broken. */
function bent(from: number, to: number, steps: number, start: number, length: number): BufferGeometry {
  const [inner, outer, edge] = [RIM_METRES - WOOD / 2, RIM_METRES + WOOD / 2, 0.0016];
  const outline = [
    [inner, from + edge],
    [inner, to - edge],
    [inner + edge, to],
    [outer - edge, to],
    [outer, to - edge],
    [outer, from + edge],
    [outer - edge, from],
    [inner + edge, from],
    [inner, from + edge],
  ].map(([x, y]) => new Vector2(x, y));
  return painted(new LatheGeometry(outline.reverse(), steps, start, length), "#a8622c");
}

/** A little cymbal: a brim and a cup, open to one side. */
function jingle(): BufferGeometry {
  const outline = [
    [0.002, 0.0045],
    [0.008, 0.004],
    [0.011, 0.0015],
    [0.021, 0],
  ].map(([x, y]) => new Vector2(x, y));
  return painted(new LatheGeometry(outline, 14), "#f2cf86");
}

/** A frame with a skin over it, and pairs of jingles on pins in its windows; it lies on the floor of its own frame. */
export function tambourine(): BufferGeometry {
  const part = (Math.PI * 2) / WINDOWS;
  const middle = FRAME_METRES / 2;
  const parts: BufferGeometry[] = [
    bent(0, RAIL, WINDOWS * STEPS, 0, Math.PI * 2),
    bent(FRAME_METRES - RAIL, FRAME_METRES, WINDOWS * STEPS, 0, Math.PI * 2),
    painted(
      new CircleGeometry(RIM_METRES + WOOD / 2 - 0.001, WINDOWS * STEPS)
        .rotateX(-Math.PI / 2)
        .translate(0, FRAME_METRES + 0.0004, 0),
      "#efe2c6",
    ),
    // The skin is glued over the wood's edge.
    painted(
      new CylinderGeometry(
        RIM_METRES + WOOD / 2 + 0.0006,
        RIM_METRES + WOOD / 2 + 0.0006,
        0.007,
        35,
        1,
        true,
      ).translate(0, FRAME_METRES - 0.003, 0),
      "#d9c49c",
    ),
  ];
  for (let n = 0; n < WINDOWS; n++) {
    const window = (n + 0.5) * part;
    parts.push(bent(RAIL, FRAME_METRES - RAIL, 3, n * part - (part * (1 - OPEN)) / 2, part * (1 - OPEN)));
    const [x, z] = [Math.sin(window) * RIM_METRES, Math.cos(window) * RIM_METRES];
    parts.push(
      painted(
        new CylinderGeometry(0.0015, 0.0015, FRAME_METRES - 2 * RAIL, 5).translate(x, middle, z),
        "#6a5a40",
      ),
    );
    // They lie loose on their pin, each a little its own way.
    for (const [up, turn] of [
      [0.0015, 0],
      [-0.0015, Math.PI],
    ] as const)
      parts.push(
        jingle()
          .rotateX(turn + 0.1 * Math.sin(n * 2.7))
          .rotateZ(0.12 * Math.cos(n * 1.9 + turn))
          .translate(x, middle + up, z),
      );
  }
  return mergeGeometries(parts);
}
