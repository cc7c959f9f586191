/** Of wood, along x: fine lines, slightly bent. */
export function grain(
  g: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  roll: () => number,
  lines: number,
) {
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  for (let n = 0; n < lines; n++) {
    const at = y + roll() * h;
    const dark = roll() < 0.6;
    g.strokeStyle = dark
      ? `rgba(0,0,0,${0.05 + roll() * 0.12})`
      : `rgba(255,210,170,${0.02 + roll() * 0.05})`;
    g.lineWidth = 0.6 + roll() * 1.4;
    g.beginPath();
    g.moveTo(x, at);
    g.bezierCurveTo(
      x + w * 0.3,
      at + (roll() - 0.5) * 8,
      x + w * 0.7,
      at + (roll() - 0.5) * 8,
      x + w,
      at + (roll() - 0.5) * 4,
    );
    g.stroke();
  }
  g.restore();
}
