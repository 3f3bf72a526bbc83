import { judgeMeetings } from '@/domain/meeting/quorum-file'
import { answerFile } from './answer-file'

/** Reads a list of meetings and prints what each needed and decided; src/domain/meeting/README.md has the format. */
answerFile('quorum', judgeMeetings)
