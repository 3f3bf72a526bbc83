/** A rectangle on a photo, as shares of its width and height. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where the photo is drawn on the screen. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export const wholePhoto: Box = { x: 0, y: 0, width: 1, height: 1 }

const share = (at: number, from: number, size: number): number =>
  size <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, (at - from) / size)) * 10_000) / 10_000

/** What lies between two points of the screen, in whichever direction was drawn; what lies beyond the photo is cut off. */
export const boxBetween = (frame: Frame, a: Point, b: Point): Box => {
  const xs = [a.x, b.x].map((x) => share(x, frame.left, frame.width))
  const ys = [a.y, b.y].map((y) => share(y, frame.top, frame.height))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** A slip of the finger, not a box. */
export const isSlip = (box: Box): boolean => box.width < 0.01 || box.height < 0.01
