import { BufferGeometry, Float32BufferAttribute } from "three";
import { BRASS, type Build, globe, hoop, lathe, rod, soft, tone } from "../kit";

/** A tub chair: a cushion in a curved back that is open to -z. */
export const chair: Build = ({ shop }, { colour }) => {
  const cloth = colour ?? "#6d1638";
  shop.add(
    "velvet",
    lathe(
      [
        [0.001, 0.38],
        [0.26, 0.38],
        [0.29, 0.41],
        [0.29, 0.47],
        [0.26, 0.5],
        [0.001, 0.505],
      ],
      24,
    ),
    cloth,
  );
  shop.add("velvet", shellBack(0.33, 0.27, 0.36, 0.88, 2.25), tone(cloth, 0.86));
  shop.add("metal", hoop(0.3, 0.012, 30), BRASS, { at: [0, 0.375, 0], tilt: [Math.PI / 2, 0] });
  for (let n = 0; n < 4; n++) {
    const a = Math.PI / 4 + (n * Math.PI) / 2;
    shop.add("metal", rod(0.016, 0.01, 0.39), BRASS, {
      at: [Math.cos(a) * 0.21, 0.19, Math.sin(a) * 0.21],
      tilt: [Math.sin(a) * -0.14, Math.cos(a) * 0.14],
    });
  }
};

/** A curved, padded back: thicker and rounded at the rim, lower towards its arms. */
function shellBack(outer: number, inner: number, low: number, high: number, sweep: number): BufferGeometry {
  const [across, up] = [22, 5];
  const position: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= across; i++) {
    const k = (i / across) * 2 - 1;
    const a = Math.PI / 2 + (k * sweep) / 2;
    const top = low + (high - low) * (1 - 0.42 * Math.abs(k) ** 2.4);
    for (let j = 0; j <= up * 2 + 1; j++) {
      const onOuter = j <= up;
      const t = onOuter ? j / up : (up * 2 + 1 - j) / up;
      const rim = Math.sin(Math.PI * Math.min(1, t * 1.05)) * 0.012;
      const r =
        (onOuter ? outer + rim : inner - rim) + (onOuter ? -1 : 1) * 0.022 * Math.max(0, t - 0.75) * 4;
      position.push(Math.cos(a) * r, low + (top - low) * t, Math.sin(a) * r);
    }
  }
  const row = up * 2 + 2;
  for (let i = 0; i < across; i++)
    for (let j = 0; j < row - 1; j++) {
      const p = i * row + j;
      index.push(p, p + 1, p + row, p + 1, p + row + 1, p + row);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(position, 3));
  geometry.setAttribute("uv", new Float32BufferAttribute(new Float32Array((position.length / 3) * 2), 2));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

export const sofa: Build = ({ shop }, { size, colour, components }) => {
  const cloth = colour ?? "#6d1638";
  const { width: w, depth: d } = size;
  const places = components.filter((part) => part.kind === "seat").length;
  shop.add("velvet", soft(w, 0.24, d - 0.06, 0.06), tone(cloth, 0.75), { at: [0, 0.24, 0] });
  for (let n = 0; n < places; n++) {
    const x = (n - (places - 1) / 2) * 0.72;
    shop.add("velvet", soft(0.7, 0.16, 0.66, 0.07), cloth, { at: [x, 0.41, -0.08] });
    shop.add("velvet", soft(0.7, 0.5, 0.2, 0.09), tone(cloth, 0.94), {
      at: [x, 0.68, 0.26],
      tilt: [0.12, 0],
    });
    shop.add("metal", globe(0.014, 8), BRASS, { at: [x - 0.16, 0.72, 0.155] });
    shop.add("metal", globe(0.014, 8), BRASS, { at: [x + 0.16, 0.72, 0.155] });
  }
  shop.add("velvet", soft(w, 0.62, 0.14, 0.06), tone(cloth, 0.7), { at: [0, 0.5, d / 2 - 0.08] });
  for (const s of [-1, 1])
    shop.add("velvet", soft(0.17, 0.36, d - 0.08, 0.08), tone(cloth, 0.82), {
      at: [s * (w / 2 - 0.07), 0.46, 0],
    });
  for (const x of [-1, 1])
    for (const z of [-1, 1])
      shop.add("metal", rod(0.022, 0.014, 0.13), BRASS, {
        at: [x * (w / 2 - 0.12), 0.065, z * (d / 2 - 0.12)],
      });
};

export const stool: Build = ({ shop }, { size, colour }) => {
  const h = size.height;
  shop.add(
    "velvet",
    lathe(
      [
        [0.001, h - 0.09],
        [0.19, h - 0.09],
        [0.21, h - 0.06],
        [0.2, h - 0.015],
        [0.001, h],
      ],
      24,
    ),
    colour ?? "#6d1638",
  );
  shop.add("metal", hoop(0.2, 0.012, 26), BRASS, { at: [0, h - 0.09, 0], tilt: [Math.PI / 2, 0] });
  shop.add(
    "metal",
    lathe(
      [
        [0.2, 0],
        [0.21, 0.02],
        [0.06, 0.045],
        [0.025, 0.1],
        [0.025, h - 0.1],
      ],
      20,
    ),
    BRASS,
  );
  shop.add("metal", hoop(0.16, 0.01, 24), BRASS, { at: [0, 0.26, 0], tilt: [Math.PI / 2, 0] });
};
