import { obstaclesOf, onFootprint, type Scene } from "@karaverse/worlds";

/** How far behind the middle of a body something has to be that it can lean against, metres. */
const REACH = 0.44;
/** Lower things are sat on, or fallen over, metres. */
const LEAST_HEIGHT = 0.95;

/** Whether who stands here has something in the back: a wall, a bar, a bookcase. */
export function leanerOf(scene: Scene): (x: number, z: number, yaw: number) => boolean {
  const { minX, maxX, minZ, maxZ } = scene.walls;
  const isHard = scene.environment.walls !== "hedge";
  const solid = obstaclesOf(
    {
      ...scene,
      innerWalls: scene.innerWalls.filter(({ height }) => height >= LEAST_HEIGHT),
      props: scene.props.filter(({ size }) => size.height >= LEAST_HEIGHT),
    },
    "performer",
  );
  return (x, z, yaw) => {
    const bx = x + Math.sin(yaw) * REACH;
    const bz = z + Math.cos(yaw) * REACH;
    if (bx < minX || bx > maxX || bz < minZ || bz > maxZ) return isHard;
    return solid.some((shape) => onFootprint(shape, bx, bz));
  };
}

const leaners = new WeakMap<Scene, ReturnType<typeof leanerOf>>();

/** The same for everybody in a room. */
export function leansIn(scene: Scene): ReturnType<typeof leanerOf> {
  let found = leaners.get(scene);
  if (!found) {
    found = leanerOf(scene);
    leaners.set(scene, found);
  }
  return found;
}
