import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { mp3Frame } from '../src/domain/file/sound/sound-samples'

const FRAMES = 80

/** Two seconds as WeChat's recorder writes them, into `dir`. */
export const makeSound = async (dir: string): Promise<string> => {
  const file = path.join(dir, 'said.mp3')
  await writeFile(file, Buffer.concat(Array.from({ length: FRAMES }, () => mp3Frame(0))))
  return file
}
